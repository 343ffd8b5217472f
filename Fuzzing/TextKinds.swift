import Files
import FoundationEssentials
import MetaCAM
import ModelReaders
import TestSupport

let textKinds = [
  InputKind(
    name: "csv", corpus: { [try Corpus.own("cases.csv")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let labels = ImageNetClasses.labels
      let naming = ClassNaming(network: "imagenet", classCount: labels.count) { try labels.index(matching: $0) }
      let folder = TemporaryFile()
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      return { input in
        let path = folder.path + "/cases.csv"
        try Data(input).write(to: URL(fileURLWithPath: path))
        _ = try CaseSource(path).cases().resolved(for: [naming])
      }
    }),
  InputKind(
    name: "json-groups", corpus: { [try Corpus.own("groups.json")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: { { _ = try MethodGroups(json: $0).subsets.count } }),
  InputKind(
    name: "json-case", corpus: { [try Corpus.own("case.json")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let study = try FinishedStudy()
      return { input in
        _ = try? study.report(input)
        try study.reportSealed(input)
      }
    }),
  InputKind(
    name: "json-plan", corpus: { [try Corpus.own("plan.json")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let folder = TemporaryFile()
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      return { input in
        try Data(input).write(to: URL(fileURLWithPath: folder.path + "/study.json"))
        let store = try StudyStore(reading: folder.path)
        for item in store.plan.items(ofShard: 0) where !store.isDone(shard: 0) {
          _ = (try store.plan.key(of: item), item.model)
        }
        _ = StudyMemory(store.plan, workerCount: 2).mebibytes
      }
    }),
  InputKind(
    name: "vocabulary", corpus: { try Corpus.fixtures(["clip", "clip/hub"], endings: [".json", ".txt", ".gz"]) },
    mutate: { input, other, random in
      if input.first == 0x1F {
        ByteMutation.mutate(&input, other: other, &random)
      } else {
        TextMutation.mutate(&input, other: other, &random)
      }
    },
    reader: {
      // A list of tokens is read with the list of merges beside it.
      let folder = TemporaryFile()
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      let merges = try Data(contentsOf: URL(fileURLWithPath: Corpus.path("Tests/Fixtures/clip/hub/merges.txt")))
      try merges.write(to: URL(fileURLWithPath: folder.path + "/merges.txt"))
      return { input in
        let path = folder.path + "/vocabulary"
        try Data(input).write(to: URL(fileURLWithPath: path))
        let vocabulary = try TextVocabulary(contentsOf: path)
        _ = try vocabulary.tokens(of: "a photo of 3 cats' \u{1F408} naïve")
      }
    }),
  InputKind(
    name: "expression", corpus: { expressions.map { Array($0.utf8) } },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let labels = ImageNetClasses.labels
      return { input in
        let choice = ClassChoice(String(decoding: input, as: UTF8.self))
        try choice.expression(in: labels)?.check(in: labels)
      }
    }),
]

private let expressions = [
  "tabby - tiger cat", "top - second", "mean(tabby, 'tiger cat', 3)", "rest", "top3 - others",
  "probability(tabby) - 0.5 * logit('crane, bird')", "log-probability(281) + 2 * mean(top, rest(second))",
]

/// A study of one case, whose row is the input: what `--resume` reads, and what is drawn from it.
private struct FinishedStudy {
  private let folder = TemporaryFile()
  private let store: StudyStore
  private let item: StudyItem

  init() throws {
    let plan = StudyPlan(
      version: "fuzz",
      settings: try ExperimentSettings(
        thresholds: [10, 50], groups: MethodGroups([["grad-cam", "grad-cam++"], ["hires-cam"]])), maps: .none,
      networks: [.init(name: "small.onnx", hash: "0")], precision: "f32",
      cases: [
        .init(name: "a-1", image: "a.png", path: "/a.png", imageHash: "0", className: "1", classIndices: [1])
      ])
    store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    item = plan.items[0]
  }

  func report(_ bytes: [UInt8]) throws { try draw(bytes) }

  /// The same as if a program had written it on purpose, so that what is behind the seal is reached.
  func reportSealed(_ bytes: [UInt8]) throws {
    let result = try JSONDecoder().decode(CaseResult.self, from: Data(bytes))
    try draw(Array((CaseRow(key: store.plan.key(of: item), outcome: .result(result)).line + "\n").utf8))
  }

  private func draw(_ rows: [UInt8]) throws {
    try Data(rows).write(to: URL(fileURLWithPath: store.folder.rows(ofShard: 0)))
    let hash = rows.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
    try Data(#"{"rows": 1, "hash": "\#(hash)"}"#.utf8).write(to: URL(fileURLWithPath: store.folder.marker(ofShard: 0)))
    let columns = try StudyColumns.read(store) { _, result in
      for map in CaseResult.ChosenMap.allCases {
        let settings = store.plan.settings
        _ = (result.threshold(of: map, in: settings), result.components(of: map, in: settings))
      }
    }
    _ = try StudyFindings(columns[0], plan: store.plan).paragraphs
  }
}
