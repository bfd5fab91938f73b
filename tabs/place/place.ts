import type { RiskCode, UnitCode } from '../../programme/index.ts';
import { riskCodes, unitCodes } from '../api/replies.ts';

export const filters = ['all', 'overdue', 'due-soon', 'needs-help', 'mine', 'faults'] as const;
export type Filter = (typeof filters)[number];

export const pages = [
  'risks',
  'projects',
  'obstacles',
  'rounds',
  'cases',
  'digest',
  'deliveries',
  'settings',
  'meeting',
  'configure',
] as const;
export type PageName = (typeof pages)[number];

/** What the page shows, all of it in the address, so that a link opens just that. */
export type Place = {
  page: PageName;
  /** The day of a digest or of deliveries; today when none is named. */
  day: string | undefined;
  filter: Filter;
  unit: UnitCode | undefined;
  search: string;
  /** The risk to open first. */
  risk: RiskCode | undefined;
  /** The measure or task whose details are open. */
  line: string | undefined;
  /** The project to open first. */
  project: string | undefined;
  /** The status round shown; all of them when none is named. */
  period: string | undefined;
  /** The case whose page is open. */
  case: string | undefined;
};

/** The page as it opens. */
export const opening: Place = {
  page: 'risks',
  day: undefined,
  filter: 'all',
  unit: undefined,
  search: '',
  risk: undefined,
  line: undefined,
  project: undefined,
  period: undefined,
  case: undefined,
};

const among = <T extends string>(known: readonly T[], word: string | null | undefined): T | undefined =>
  known.find((one) => one.toLowerCase() === word?.toLowerCase());

const isPeriod = /^\d{4}-(T\d|\d{2})$/;
const isCase = /^\d{4}-[12]\/[1-9]\d{0,3}$/;
const isDay = /^\d{4}-\d{2}-\d{2}$/;

const placeOf = (asked: URLSearchParams): Place => ({
  page: among(pages, asked.get('page')) ?? 'risks',
  day: isDay.exec(asked.get('day') ?? '')?.[0],
  filter: among(filters, asked.get('filter')) ?? 'all',
  unit: among(unitCodes, asked.get('unit')),
  search: asked.get('search') ?? '',
  risk: among(riskCodes, asked.get('risk')),
  line: asked.get('measure') || asked.get('task') || undefined,
  project: asked.get('project') || undefined,
  period: isPeriod.exec(asked.get('period')?.toUpperCase() ?? '')?.[0],
  case: isCase.exec(asked.get('case') ?? '')?.[0],
});

/** One word from a link: `A` or `risk-A`, `digest`, `overdue`, `measure=A1` as in an address, or a line's key. */
const wordToQuery = (word: string): URLSearchParams => {
  if (word.includes('=')) return new URLSearchParams(word.replace(/^\?/, ''));
  const risk = among(riskCodes, /^(?:risk-)?([a-h])$/i.exec(word)?.[1]);
  if (risk) return new URLSearchParams({ risk });
  const page = among(pages, word);
  if (page) return new URLSearchParams({ page });
  const filter = among(filters, word);
  return new URLSearchParams(filter ? { filter } : { measure: word });
};

/** Reads the address, and the sub-page Teams passes on from a deep link, which is used when the address says nothing. */
export const readPlace = (search: string, hash: string, subPage?: string): Place => {
  const asked = new URLSearchParams(search);
  const names = [
    ...['page', 'day', 'filter', 'unit', 'search', 'risk'],
    ...['measure', 'task', 'project', 'period', 'case'],
  ];
  if (names.some((name) => asked.has(name))) return placeOf(asked);
  const word = decodeURIComponent(hash.replace(/^#/, '')) || subPage;
  return placeOf(word ? wordToQuery(word) : asked);
};

/** The query string of a place; empty for the page as it opens. */
export const writePlace = (place: Place): string => {
  const query = new URLSearchParams();
  if (place.page !== 'risks') query.set('page', place.page);
  if (place.day) query.set('day', place.day);
  if (place.filter !== 'all') query.set('filter', place.filter);
  if (place.unit) query.set('unit', place.unit);
  if (place.search) query.set('search', place.search);
  if (place.risk) query.set('risk', place.risk);
  if (place.line) query.set('measure', place.line);
  if (place.project) query.set('project', place.project);
  if (place.period) query.set('period', place.period);
  if (place.case) query.set('case', place.case);
  const written = query.toString();
  return written && `?${written}`;
};
