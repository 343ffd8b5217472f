import Failures
import Files

/// A study's results as one SQLite file, for whoever asks them something; `Documentation/Study.md` has its tables and views.
///
///     let database = try ResultsDatabase(plan, path: "run/results.sqlite")
///     try database.append(outcomes)
///     try database.finish()
///
/// The same rows in the same order are the same bytes. The file is made under another name, by one process alone.
final class ResultsDatabase {
  private let settings: ExperimentSettings
  private let path: String
  private let temporary: String
  private let file: SQLiteFile
  private let insertions: Insertions
  private var isFinished = false

  private struct Insertions {
    let items: SQLiteFile.Statement
    let curves: SQLiteFile.Statement
    let chosen: SQLiteFile.Statement
    let measures: SQLiteFile.Statement
    let contributions: SQLiteFile.Statement
    let warnings: SQLiteFile.Statement

    init(_ file: SQLiteFile) throws(StudyError) {
      func insertion(_ table: String, _ count: Int) throws(StudyError) -> SQLiteFile.Statement {
        let places = [String](repeating: "?", count: count).joined(separator: ", ")
        return try file.statement("INSERT INTO \(table) VALUES (\(places))")
      }
      items = try insertion("items", 13)
      curves = try insertion("curves", 6)
      chosen = try insertion("chosen", 4)
      measures = try insertion("measures", 5)
      contributions = try insertion("contributions", 3)
      warnings = try insertion("warnings", 3)
    }
  }

  /// - Throws: `StudyError` (`database`), `FileError`.
  init(_ plan: StudyPlan, path: String) throws {
    try AtomicFile.checkName(path)
    settings = plan.settings
    self.path = path
    temporary = AtomicFile.newTemporaryName(beside: path)
    do {
      file = try SQLiteFile(path: temporary)
      // Nobody else sees the file before it is whole.
      try file.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096")
      try file.execute(Self.schema)
      try Self.write(plan, file)
      insertions = try Insertions(file)
    } catch {
      AtomicFile.removeTemporary(temporary)
      throw error
    }
  }

  deinit { if !isFinished { AtomicFile.removeTemporary(temporary) } }

  /// Rows of one shard, in one transaction.
  func append(_ outcomes: [(item: StudyItem, outcome: CaseRow.Outcome)]) throws {
    try file.execute("BEGIN")
    for (item, outcome) in outcomes {
      switch outcome {
      case .result(let result): try write(item, result)
      case .failure(let reason):
        try insertions.items.run(
          [.integer(item.index), .integer(item.networkIndex), .integer(item.caseIndex), .text(item.id)]
            + [item.classIndex.map(SQLiteFile.Value.integer) ?? .null]
            + [SQLiteFile.Value](repeating: .null, count: 7) + [.text(reason)])
      }
    }
    try file.execute("COMMIT")
  }

  /// Gives the file its name.
  func finish() throws {
    try file.execute(Self.views)
    try AtomicFile.move(temporary, to: path)
    isFinished = true
  }

  // MARK: - Rows

  private static func write(_ plan: StudyPlan, _ file: SQLiteFile) throws {
    let facts: [(String, String)] = [
      ("schema", "\(StudyPlan.currentSchema)"), ("version", plan.version), ("profile", plan.profile.rawValue),
      ("precision", plan.precision), ("protocol", plan.settings.removalProtocol.rawValue),
      ("consensus", plan.settings.consensus.rawValue), ("seed", "\(plan.settings.seed)"),
      ("thresholds", try JSONText.line(plan.settings.thresholds)), ("groups", try JSONText.line(plan.settings.groups)),
      ("methods", try JSONText.line(plan.methods)), ("measures", try JSONText.line(plan.metrics)),
      ("ensembles", try JSONText.line(plan.settings.rivalNames)),
    ]
    try file.execute("BEGIN")
    let study = try file.statement("INSERT INTO study VALUES (?, ?)")
    for (name, value) in facts { try study.run([.text(name), .text(value)]) }
    let networks = try file.statement("INSERT INTO networks VALUES (?, ?, ?, ?)")
    for (index, network) in plan.networks.enumerated() {
      try networks.run([
        .integer(index), .text(network.name), .text(plan.label(ofNetwork: index)), .text(network.hash),
      ])
    }
    let cases = try file.statement("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (index, planned) in plan.cases.enumerated() {
      try cases.run([
        .integer(index), .text(planned.name), .text(planned.image), .text(planned.imageHash), .text(planned.className),
        planned.group.map(SQLiteFile.Value.text) ?? .null,
        planned.boxes.isEmpty ? .null : .text(try JSONText.line(planned.boxes)),
      ])
    }
    try file.execute("COMMIT")
  }

  private func write(_ item: StudyItem, _ result: CaseResult) throws {
    let id = SQLiteFile.Value.integer(item.index)
    try insertions.items.run([
      id, .integer(item.networkIndex), .integer(item.caseIndex), .text(item.id), .integer(result.classIndex),
      .real(result.probability), .integer(result.likeliestClass), .real(result.likeliestProbability),
      .text(result.layers.joined(separator: ", ")), result.experiments.isEmpty ? .null : .real(result.median),
      .integer(result.removals.asked), .integer(result.removals.made), .null,
    ])
    func curve(_ kind: String, _ name: String, _ curve: ThresholdCurve) throws {
      try insertions.curves.run([
        id, .text(kind), .text(name), .real(curve.bestThreshold), .real(curve.bestScore),
        .text(try JSONText.line(curve.scores)),
      ])
    }
    for member in result.members { try curve("member", member.method, member.curve) }
    for rival in result.rivals ?? [] { try curve("ensemble", rival.method, rival.curve) }
    for experiment in result.experiments {
      let name = experiment.groups.flatMap { settings.groups[$0] }.joined(separator: " + ")
      try curve("combination", name, experiment.curve)
    }
    if let weighted = result.weighted { try curve("weighted", "weighted", weighted.curve) }
    for confirmation in result.confirmations {
      try insertions.chosen.run([
        id, .text(confirmation.map.rawValue), .real(result.threshold(of: confirmation.map, in: settings)),
        .text(try JSONText.line(result.components(of: confirmation.map, in: settings))),
      ])
    }
    for measure in result.allMeasures(settings) {
      try insertions.measures.run([
        id, .text(measure.map), .text(measure.variant.rawValue), .text(measure.metric), .real(measure.value),
      ])
    }
    for (group, cre) in zip(settings.groups, result.cre) {
      try insertions.contributions.run([id, .text(group.joined(separator: " + ")), .real(cre)])
    }
    for warning in result.warnings {
      try insertions.warnings.run([id, warning.method.map(SQLiteFile.Value.text) ?? .null, .text(warning.text)])
    }
  }

  // MARK: - Tables and views

  private static let schema = """
    CREATE TABLE study (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE networks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL UNIQUE, hash TEXT NOT NULL);
    CREATE TABLE cases (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, image TEXT NOT NULL, image_hash TEXT NOT NULL, class TEXT NOT NULL,
      "group" TEXT, boxes TEXT);
    CREATE TABLE items (
      id INTEGER PRIMARY KEY, network INTEGER NOT NULL REFERENCES networks, "case" INTEGER NOT NULL REFERENCES cases,
      name TEXT NOT NULL UNIQUE, class_index INTEGER, probability REAL, likeliest_class INTEGER, likeliest_probability REAL,
      layers TEXT, median REAL, removals_asked INTEGER, removals_made INTEGER, failure TEXT);
    CREATE TABLE curves (
      item INTEGER NOT NULL REFERENCES items, kind TEXT NOT NULL, map TEXT NOT NULL, best_k REAL NOT NULL,
      best_road REAL NOT NULL, road TEXT NOT NULL, PRIMARY KEY (item, kind, map)) WITHOUT ROWID;
    CREATE TABLE chosen (
      item INTEGER NOT NULL REFERENCES items, map TEXT NOT NULL, k REAL NOT NULL, made_of TEXT NOT NULL,
      PRIMARY KEY (item, map)) WITHOUT ROWID;
    CREATE TABLE measures (
      item INTEGER NOT NULL REFERENCES items, map TEXT NOT NULL, variant TEXT NOT NULL, measure TEXT NOT NULL,
      value REAL NOT NULL, PRIMARY KEY (item, map, variant, measure)) WITHOUT ROWID;
    CREATE TABLE contributions (
      item INTEGER NOT NULL REFERENCES items, "group" TEXT NOT NULL, cre REAL NOT NULL, PRIMARY KEY (item, "group"))
      WITHOUT ROWID;
    CREATE TABLE warnings (item INTEGER NOT NULL REFERENCES items, map TEXT, text TEXT NOT NULL);
    """

  private static let views = """
    CREATE VIEW points AS
      SELECT item, kind, map, k.value AS k, r.value AS road
      FROM curves, json_each((SELECT value FROM study WHERE name = 'thresholds')) k
      JOIN json_each(curves.road) r ON r.key = k.key;
    CREATE VIEW results AS
      SELECT networks.label AS network, cases.name AS "case", cases.image, cases.class, cases."group",
        items.class_index, items.probability, items.likeliest_class, items.class_index = items.likeliest_class AS is_right,
        items.failure, items.id AS item
      FROM items JOIN networks ON networks.id = items.network JOIN cases ON cases.id = items."case";
    CREATE VIEW means AS
      SELECT networks.label AS network, map, variant, measure, COUNT(*) AS cases, AVG(value) AS mean
      FROM measures JOIN items ON items.id = measures.item JOIN networks ON networks.id = items.network
      GROUP BY networks.id, map, variant, measure;
    CREATE VIEW mean_contributions AS
      SELECT networks.label AS network, "group", COUNT(*) AS cases, AVG(cre) AS mean
      FROM contributions JOIN items ON items.id = contributions.item JOIN networks ON networks.id = items.network
      GROUP BY networks.id, "group";
    CREATE VIEW best_thresholds AS
      SELECT kind, map, best_k AS k, COUNT(*) AS cases FROM curves GROUP BY kind, map, best_k;
    """
}
