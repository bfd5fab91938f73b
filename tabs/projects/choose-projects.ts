import type { Project } from '../api/projects-reply.ts';
import type { Place } from '../place/place.ts';

const folded = (text: string): string => text.toLocaleLowerCase('nb');

/** The projects of a unit that have every word searched for in their name or number. */
export const chooseProjects = (
  projects: readonly Project[],
  { unit, search }: Pick<Place, 'unit' | 'search'>,
): Project[] => {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return projects.filter(
    (project) =>
      (unit === undefined || project.unit === unit) &&
      words.every((word) =>
        folded(`${project.title} ${project.key} ${project.summary ?? ''}`).includes(word),
      ),
  );
};
