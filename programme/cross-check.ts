import type { FileFault } from './import-fault.ts';
import type { LooseDirectory, LooseProgramme } from './loose-files.ts';
import { Role } from './people.ts';
import { duplicatesIn, faultAt, type Place, placesOf, strangersIn } from './places.ts';
import { responsibility } from './responsible.ts';

const duplicateFaults = (programme: LooseProgramme, { users }: LooseDirectory): FileFault[] =>
  [
    placesOf(['programme', 'units'], programme.units, 'code', ({ code }) => code),
    placesOf(['programme', 'roles'], programme.roles, 'id', ({ id }) => id),
    placesOf(['programme', 'risks'], programme.risks, 'code', ({ code }) => code),
    placesOf(['programme', 'measures'], programme.measures, 'id', ({ id }) => id),
    placesOf(['programme', 'projects'], programme.projects, 'number', ({ number }) => number),
    placesOf(
      ['programme', 'budget2025.projects'],
      programme.budget2025.projects,
      'number',
      ({ number }) => number,
    ),
    placesOf(['directory', 'users'], users, 'id', ({ id }) => id),
    // A developer's tasks go by the unit's code, so a unit has one developer.
    placesOf(['directory', 'users'], users, 'unit', ({ unit, roles }) =>
      roles.includes('developer') ? unit : undefined,
    ),
  ].flatMap(duplicatesIn);

const unitFaults = (programme: LooseProgramme, { users }: LooseDirectory): FileFault[] => {
  const units = programme.units.map((unit) => unit?.code);
  const { projects, office, developers } = programme.budget2025;
  const places = [
    ...placesOf(['programme', 'projects'], programme.projects, 'unit', ({ unit }) => unit),
    ...placesOf(['programme', 'budget2025.projects'], projects, 'unit', ({ unit }) => unit),
    ...placesOf(['programme', 'budget2025.office'], office, 'unit', ({ unit }) => unit),
    ...placesOf(['programme', 'budget2025.developers'], developers, 'unit', ({ unit }) => unit),
    // The state's representative is a guest from no unit of the programme.
    ...placesOf(['directory', 'users'], users, 'unit', ({ unit }) => (unit === 'STAT' ? undefined : unit)),
  ];
  return strangersIn(places, units, 'unknown-unit');
};

const riskFaults = ({ measures, risks }: LooseProgramme): FileFault[] => {
  const places = placesOf(['programme', 'measures'], measures, 'risk', ({ risk }) => risk);
  const codes = risks.map((risk) => risk?.code);
  const otherRisk = measures.flatMap((measure, index) => {
    const place: Place = { file: 'programme', path: `measures[${index}].risk`, value: measure?.risk };
    const isOther = place.value && measure?.id && !measure.id.startsWith(place.value);
    return isOther && codes.includes(place.value) ? [faultAt(place, 'other-risk')] : [];
  });
  return [...strangersIn(places, codes, 'unknown-risk'), ...otherRisk];
};

const roleFaults = (programme: LooseProgramme, { users }: LooseDirectory): FileFault[] => {
  const roles = programme.roles.map((role) => role?.id);
  const given = users.flatMap((user, index) =>
    (user?.roles ?? []).map(
      (value, at): Place => ({ file: 'directory', path: `users[${index}].roles[${at}]`, value }),
    ),
  );
  const held = given.map(({ value }) => value);
  const named = placesOf(
    ['programme', 'measures'],
    programme.measures,
    'responsible',
    ({ responsible }) => responsible,
  );
  const unheld = named.flatMap((place) => {
    if (!place.value || !roles.includes(place.value) || users.length === 0) return [];
    const { owner, tasks } = responsibility(place.value);
    const missing = [owner, ...(tasks ? [place.value] : [])].filter((role) => !held.includes(role));
    return missing.map((role) => faultAt(place, 'nobody-holds-role', role));
  });
  // People may hold a role no measure names, such as a seat on a board; it must be one the programme knows.
  return [
    ...strangersIn(named, roles, 'unknown-role'),
    ...strangersIn(given, Role.options, 'unknown-role'),
    ...unheld,
  ];
};

const leadFaults = ({ users }: LooseDirectory): FileFault[] =>
  users.length === 0 || users.some((user) => user?.roles.includes('programme-lead'))
    ? []
    : [{ file: 'directory', path: 'users', reason: 'nobody-holds-role', detail: 'programme-lead' }];

const orderFaults = ({ projects }: LooseProgramme): FileFault[] =>
  placesOf(['programme', 'projects'], projects, 'end', ({ start, end }) =>
    start !== undefined && end !== undefined && end < start ? end : undefined,
  )
    .filter(({ value }) => value !== undefined)
    .map((place) => faultAt(place, 'ends-before-start'));

/** Faults in what the two files say of each other and of themselves. */
export const crossFaults = (programme: LooseProgramme, directory: LooseDirectory): FileFault[] => [
  ...duplicateFaults(programme, directory),
  ...unitFaults(programme, directory),
  ...riskFaults(programme),
  ...roleFaults(programme, directory),
  ...leadFaults(directory),
  ...orderFaults(programme),
];
