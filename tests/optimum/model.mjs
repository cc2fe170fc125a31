// One state of a kit problem as a mixed-integer program, solved by HiGHS.
//
// A column for each new item says whether it is in the kit, and one for each item and row that it does better than what is
// owned says how much of the row is done by it. A row is done once, and only by what is in the kit.
//
// A problem is {weights, have, costs, kinds, values, covers, missing, slots, budget, benefit}: `values` an array for each
// new item, `kinds` the kind of each or null: at most one of a kind is in the kit.
// `have` the values of what is owned, `covers` for each item the required rows that it covers, `missing` those that must be
// covered. `benefit` is null to ask for the most benefit, else the gain available for the least cost.

import loadHighs from 'highs';

const highs = await loadHighs();

const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
};

/** The chosen items, or null if there is no such kit, HiGHS's own bound on benefit or cost, and how long it worked. */
export function solve(problem) {
  const model = highs.createModel(modelOf(problem));
  try {
    model.options.set(OPTIONS);
    const started = performance.now();
    model.run();
    const milliseconds = performance.now() - started;
    const status = model.getModelStatus();
    if (status === highs.constants.modelStatus.infeasible) return { chosen: null, bound: null, milliseconds };
    if (status !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS ended with status ${status}`);
    const { colValue } = model.getSolution();
    const chosen = problem.costs.map((_, item) => item).filter((item) => colValue[item] > 0.5);
    return { chosen, bound: model.info.get('mip_dual_bound') * unit(problem), milliseconds };
  } finally {
    model.dispose();
  }
}

/** Objectives are divided by this, so that HiGHS sees numbers of a size that its tolerances are made for. */
function unit({ weights, benefit }) {
  return benefit === null ? Math.max(1, weights.reduce((sum, weight) => sum + weight, 0)) : 1;
}

function modelOf(problem) {
  const { weights, have, costs, kinds, values, covers, missing, slots, budget, benefit } = problem;
  const scale = unit(problem);
  const columns = { cost: [], lower: [], upper: [], integrality: [] };
  const rows = { lower: [], upper: [], starts: [0], indices: [], values: [] };
  const addColumn = (cost, isWhole) => {
    columns.cost.push(cost);
    columns.lower.push(0);
    columns.upper.push(1);
    return columns.integrality.push(isWhole ? 1 : 0) - 1;
  };
  const addRow = (lower, upper, terms) => {
    rows.lower.push(lower);
    rows.upper.push(upper);
    for (const [column, factor] of terms) {
      rows.indices.push(column);
      rows.values.push(factor);
    }
    rows.starts.push(rows.indices.length);
  };
  const isForCost = benefit !== null;
  const items = costs.map((cost) => addColumn(isForCost ? cost : 0, true));
  const gains = [];
  for (const [row, weight] of weights.entries()) {
    const done = [];
    for (const item of items) {
      const gain = weight * (values[item][row] - have[row]);
      if (gain <= 0) continue;
      const part = addColumn(isForCost ? 0 : gain / scale, false);
      gains.push([part, gain]);
      done.push([part, 1]);
      addRow(-highs.infinity, 0, [[part, 1], [item, -1]]);
    }
    if (done.length > 0) addRow(-highs.infinity, 1, done);
  }
  addRow(-highs.infinity, slots, items.map((item) => [item, 1]));
  addRow(-highs.infinity, budget, items.map((item) => [item, costs[item]]));
  for (const kind of new Set(kinds.filter((kind) => kind !== null))) {
    addRow(-highs.infinity, 1, items.filter((item) => kinds[item] === kind).map((item) => [item, 1]));
  }
  for (const row of missing) {
    addRow(1, highs.infinity, items.filter((item) => covers[item].includes(row)).map((item) => [item, 1]));
  }
  if (isForCost && benefit > 0) addRow(1, highs.infinity, gains.map(([part, gain]) => [part, gain / benefit]));
  const { minimize, maximize } = highs.constants.objectiveSense;
  return {
    numCols: columns.cost.length,
    numRows: rows.lower.length,
    sense: isForCost ? minimize : maximize,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: 'csr',
      numRows: rows.lower.length,
      numCols: columns.cost.length,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
    integrality: columns.integrality,
  };
}
