import { dimensions } from '../status/dimensions.ts';
import { chosenIn, commentIn } from '../status/status-form.ts';
import type { StatusReport } from '../status/status-report.ts';
import type { AnswerClash } from './apply-answers.ts';
import type { ProjectForm } from './round-forms.ts';

type Told = ReturnType<typeof ProjectForm.parse>;
type Found = { field: string; yours: string | undefined; theirs: string | undefined };

/** Where a status somebody gives says otherwise than a report they had not seen; what only one of them says is no clash. */
export const clashesWith = (report: StatusReport, told: Told): AnswerClash[] => {
  const chosen = chosenIn(told);
  const found: Found[] = [
    ...dimensions.map((field) => ({ field, yours: chosen[field], theirs: report.status[field] })),
    ...dimensions.map((dimension) => ({
      field: `${dimension}Comment`,
      yours: commentIn(told, dimension),
      theirs: report.comments[dimension],
    })),
    { field: 'overall', yours: told.overall, theirs: report.overall },
  ];
  return found.flatMap(({ field, yours, theirs }) =>
    yours === undefined || theirs === undefined || yours === theirs
      ? []
      : [{ field, project: report.project, yours, theirs, byOid: report.authorOid }],
  );
};
