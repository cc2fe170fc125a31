// One state of a kit problem with a budget as a mixed-integer program, solved by HiGHS: the highest possible net worth,
// or whether any kit has more than so much.
//
// A column for each new item says whether it is in the kit. For each activity, a column for each device and for each two
// devices says that it is done on these, the better of them as the main one. It is done on at most one or two, and only on
// what is in the kit. What things have to bring beyond the first is taken off.
//
// `benches/kits/src/program.rs` writes a problem; `crates/advisor/src/advice/kit/mod.rs` says what its fields mean.

import loadHighs from 'highs';

const highs = await loadHighs();

const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
};

/** Worths are divided by this, a hundredth of a point, so that HiGHS sees numbers of a size that its tolerances fit. */
const UNIT = 1_000_000;
/** What parts of a whole are counted in. */
const FULL = 10_000;

/**
 * The new items chosen, by their places, or null if there is no such kit, how much it is worth in hundredths of a point, and
 * how long HiGHS worked. `above` is what a kit has to be worth at least, or null.
 */
export function solve(problem) {
  const model = highs.createModel(modelOf(problem));
  try {
    model.options.set(OPTIONS);
    const started = performance.now();
    model.run();
    const milliseconds = performance.now() - started;
    const status = model.getModelStatus();
    if (status === highs.constants.modelStatus.infeasible) return { chosen: null, net: null, milliseconds };
    if (status !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS ended with status ${status}`);
    const { colValue } = model.getSolution();
    const chosen = problem.costs.map((_, item) => item).filter((item) => problem.is_new[item] && colValue[item] > 0.5);
    return { chosen, net: model.info.get('objective_function_value'), milliseconds };
  } finally {
    model.dispose();
  }
}

/** Columns and rows under way. */
class Program {
  columns = { cost: [], lower: [], upper: [], integrality: [] };
  rows = { lower: [], upper: [], starts: [0], indices: [], values: [] };

  column(worth, isWhole, lower = 0, upper = 1) {
    this.columns.cost.push(worth);
    this.columns.lower.push(lower);
    this.columns.upper.push(upper);
    return this.columns.integrality.push(isWhole ? 1 : 0) - 1;
  }

  /** The sum of the terms is at most so much. */
  atMost(most, terms) {
    if (terms.length === 0) return;
    this.rows.lower.push(-highs.infinity);
    this.rows.upper.push(most);
    for (const [column, factor] of terms) {
      this.rows.indices.push(column);
      this.rows.values.push(factor);
    }
    this.rows.starts.push(this.rows.indices.length);
  }

  /** The sum of some columns is at most that of others. */
  notMoreThan(columns, others) {
    this.atMost(0, [...columns.map((column) => [column, 1]), ...others.map(([column, factor]) => [column, -factor])]);
  }
}

function modelOf(problem) {
  const { costs, tolls, kinds, families, alike, is_new: isNew, slots, budget, toll, thing } = problem;
  const program = new Program();
  const items = costs.map((_, item) => program.column(0, true, isNew[item] ? 0 : 1));
  const added = items.filter((item) => isNew[item]);
  const one = (item) => [item, 1];
  program.atMost(slots, added.map(one));
  program.atMost(budget, added.map((item) => [item, costs[item]]));
  for (const kind of new Set(added.map((item) => kinds[item]))) {
    program.atMost(1, added.filter((item) => kinds[item] === kind).map(one));
  }
  // How many new items of each family there are beside others of it.
  const further = [...new Set(families)].filter((family) => family >= 0).map((family) => {
    const column = program.column(0, false, 0, highs.infinity);
    const of = items.filter((item) => families[item] === family);
    const first = of.some((item) => !isNew[item]) ? 0 : 1;
    program.atMost(first, [...of.filter((item) => isNew[item]).map(one), [column, -1]]);
    return [column, alike / UNIT];
  });
  // What things have to bring beyond the first.
  const beyond = program.column(-1, false, 0, highs.infinity);
  program.atMost((thing - toll) / UNIT, [
    ...added.map((item) => [item, tolls[item] / UNIT]),
    ...further,
    [beyond, -1],
  ]);
  problem.either_rows.forEach((_, activity) => addActivity(program, problem, items, activity));
  const { columns, rows } = program;
  if (problem.above !== null) {
    const worths = columns.cost.flatMap((worth, column) => (worth === 0 ? [] : [[column, -worth]]));
    program.atMost(-problem.above, worths);
  }
  const [numRows, numCols] = [rows.lower.length, columns.cost.length];
  const { starts, indices, values } = rows;
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    integrality: columns.integrality,
  };
}

/** A column for each device that an activity may be done on, and for two that are worth more together than either alone. */
function addActivity(program, problem, items, activity) {
  const usable = items.filter((item) => problem.usable[item] & (1 << activity));
  const alone = new Map(usable.map((item) => [item, worthOf(problem, activity, item, null)]));
  const done = [];
  const doneOn = new Map(usable.map((item) => [item, []]));
  const offer = (worth, devices) => {
    const column = program.column(worth / UNIT, false);
    done.push([column, 1]);
    for (const item of devices) doneOn.get(item).push(column);
  };
  for (const [place, one] of usable.entries()) {
    offer(alone.get(one), [one]);
    for (const other of problem.is_checked[activity] ? usable.slice(0, place) : []) {
      const worth = Math.max(worthOf(problem, activity, one, other), worthOf(problem, activity, other, one));
      if (worth > Math.max(alone.get(one), alone.get(other))) offer(worth, [one, other]);
    }
  }
  program.atMost(1, done);
  for (const [item, columns] of doneOn) program.notMoreThan(columns, [[item, 1]]);
}

/** What an activity is worth on a main device with a second one, or with none. All numbers are whole and below 2^53. */
function worthOf(problem, activity, main, second) {
  const both = (level) => problem.both[main][activity * problem.levels + level];
  let worth = problem.main[main][activity] + both(0);
  if (second !== null) {
    const level = problem.beside[problem.kinds[main]][problem.kinds[second]];
    worth += Math.floor(((both(level) - both(0)) * problem.quality[second]) / FULL);
  }
  const [from, to] = problem.either_rows[activity];
  for (let row = from; row < to; row += 1) {
    worth += Math.max(problem.either[main][row], second === null ? 0 : problem.either_second[second][row]);
  }
  const isCovered = problem.covers[main] & (1 << activity);
  return isCovered ? worth : Math.floor((worth * problem.short) / FULL);
}
