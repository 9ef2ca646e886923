import { tableView } from '@ledger/govuk';
import type { FigureResult } from '@ledger/ledger';
import {
  keyStagePlacements,
  type KeyStageRow,
  pupilsByKeyStage,
} from '@ledger/pupils-by-key-stage';
import {
  type Asked,
  authorityField,
  knownAtField,
  onField,
  type QuestionField,
} from '../../questions/question-field.js';
import type { QuestionPage, Starting } from '../../questions/question-page.js';
import { csvOf, paths, withQuery } from '../paths.js';
import { placementLinks } from '../placement-links.js';

const fields: readonly QuestionField[] = [authorityField, onField, knownAtField];
const start = ({ today, authority }: Starting): Asked => ({ authority, on: today });

function keyStagesView(result: FigureResult, asked: Asked, here: string) {
  const rows = result.rows as readonly KeyStageRow[];
  const follow = ({ keyStage }: KeyStageRow) =>
    withQuery(paths.keyStagePlacements, { ...asked, keyStage });
  return {
    totals: result.totals,
    table: tableView({
      caption: 'Pupils with an open placement, by key stage',
      columns: pupilsByKeyStage.columns,
      rows,
      totals: result.totals,
      links: { keyStage: follow },
      csv: csvOf(here),
    }),
    everyPlacement: withQuery(paths.keyStagePlacements, asked),
  };
}

const placementsView = (result: FigureResult, asked: Asked, here: string) => ({
  back: withQuery(paths.keyStages, { ...asked, keyStage: undefined }),
  keyStage: asked['keyStage'],
  table: tableView({
    caption: `Open placements${asked['keyStage'] ? ` of ${asked['keyStage']}` : ''}`,
    columns: keyStagePlacements.columns,
    rows: result.rows,
    links: placementLinks(asked),
    csv: csvOf(here),
    empty: 'No placement is open on this day.',
  }),
});

export const keyStagesQuestion: QuestionPage = {
  path: paths.keyStages,
  permission: 'read-figures',
  template: 'pupils-by-key-stage/pupils-by-key-stage.njk',
  figure: pupilsByKeyStage,
  fields,
  start,
  view: keyStagesView,
};

export const keyStagePlacementsQuestion: QuestionPage = {
  path: paths.keyStagePlacements,
  permission: 'follow-figures',
  template: 'pupils-by-key-stage/key-stage-placements.njk',
  figure: keyStagePlacements,
  fields,
  start,
  view: placementsView,
};
