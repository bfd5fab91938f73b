import { type ColumnDefinition, completeColumn } from './columns.ts';

const readOnly = { readOnly: true, columnGroup: '_Hidden' } as const;

/** The column every list begins with {G-listcreate}. */
export const titleColumn = (id: string): ColumnDefinition =>
  completeColumn(id, { name: 'Title', displayName: 'Title', text: { maxLength: 255 } });

/** Columns SharePoint keeps itself, with the ids they have in every list. */
export const systemColumns: readonly ColumnDefinition[] = [
  completeColumn('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', {
    ...readOnly,
    name: 'ID',
    displayName: 'ID',
    number: { decimalPlaces: 'none' },
    indexed: true,
  }),
  completeColumn('c042a256-787d-4a6f-8a8a-cf6ab767f12d', {
    ...readOnly,
    name: 'ContentType',
    displayName: 'Content Type',
    text: {},
  }),
  completeColumn('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', {
    ...readOnly,
    name: 'Modified',
    displayName: 'Modified',
    dateTime: {},
  }),
  completeColumn('8c06beca-0777-48f7-91c7-6da68bc07b69', {
    ...readOnly,
    name: 'Created',
    displayName: 'Created',
    dateTime: {},
  }),
  completeColumn('1df5e554-ec7e-46a6-901d-d85a3881cb18', {
    ...readOnly,
    name: 'Author',
    displayName: 'Created By',
    personOrGroup: {},
  }),
  completeColumn('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', {
    ...readOnly,
    name: 'Editor',
    displayName: 'Modified By',
    personOrGroup: {},
  }),
  completeColumn('dce8262a-3ae9-45aa-aab4-83bd75fb738a', {
    ...readOnly,
    name: '_UIVersionString',
    displayName: 'Version',
    text: {},
  }),
  completeColumn('67df98f4-9dec-48ff-a553-29bece9c5bf4', {
    ...readOnly,
    name: 'Attachments',
    displayName: 'Attachments',
    boolean: {},
  }),
];

/** What a document library has beside, kept by SharePoint as files come and go. */
export const libraryColumns = [
  { name: 'FileLeafRef', displayName: 'Name', readOnly: true, text: {} },
  { name: 'FileRef', displayName: 'URL Path', readOnly: true, hidden: true, text: {} },
] as const;
