import Evaluation
import Foundation
import Studies
import TestSupport
import Testing

@Suite struct StudyStoreTests {
  private let folder = TemporaryFile()

  private func write(_ rows: [CaseRow], to store: StudyStore, shard: Int = 0) throws {
    let text = try rows.map { try $0.line + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: store.folder.rows(ofShard: shard)))
  }

  private func row(_ item: StudyItem, _ store: StudyStore) throws -> CaseRow {
    CaseRow(key: try store.plan.key(of: item), outcome: .result(StudyFixture.result(item, in: store.plan)))
  }

  @Test func takesOneStudyAlone() throws {
    _ = try StudyStore(folder: folder.path, plan: StudyFixture.plan(), resumes: true)
    let cases: [(StudyPlan, String)] = [
      (try StudyFixture.plan(), "holds this study already"),
      (try StudyFixture.plan(seed: 1), "another study: the seed (0 → 1)"),
      (try StudyFixture.plan(networks: [.init(name: "m", hash: "1")]), "the network 'm' has changed"),
      (try StudyFixture.plan(imageHash: "1"), "the picture '0.png' has changed"),
    ]
    for (plan, text) in cases {
      let error = #expect(throws: StudyError.self) { try StudyStore(folder: folder.path, plan: plan, resumes: false) }
      #expect(error?.code == .otherResults && error?.description.contains(text) == true, "\(error?.description ?? "")")
      #expect(error?.description.contains("go on with the parameter `resumes`") == true)
    }
    try Data("[]".utf8).write(to: URL(fileURLWithPath: folder.path + "/study.json"))
    let error = #expect(throws: StudyError.self) {
      try StudyStore(folder: folder.path, plan: StudyFixture.plan(), resumes: true)
    }
    #expect(error?.code == .damagedResults)
  }

  /// What is somebody else's is not written over.
  @Test(arguments: StudyFolder.files.dropFirst() + StudyFolder.folders) func sparesWhatIsThere(name: String) throws {
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
    let error = #expect(throws: StudyError.self) {
      try StudyStore(folder: folder.path, plan: StudyFixture.plan(), resumes: true)
    }
    #expect(error?.code == .otherResults && error?.description.contains("'\(name)'") == true)
  }

  /// Where nobody lets us look, it is not said that nothing is there.
  @Test func tellsWhatCannotBeLookedInto() throws {
    let loop = TemporaryFile()
    try FileManager.default.createSymbolicLink(atPath: loop.path, withDestinationPath: loop.path)
    let error = #expect(throws: StudyError.self) { try StudyStore(reading: loop.path) }
    #expect(error?.code == .noStudy && error?.message.contains("cannot be looked into") == true)
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
    let closed = #expect(throws: StudyError.self) { try StudyStore(reading: folder.path) }
    // Who may do everything looks into any folder.
    let isRoot = FileManager.default.isReadableFile(atPath: folder.path)
    #expect(closed?.message.contains(isRoot ? "holds no study" : "check who may") == true, "\(closed?.message ?? "")")
  }

  /// What judges nothing is asked for no judgement.
  @Test func refusesJudgementsOfMapsAlone() throws {
    func plan(
      metrics: [String] = [], ensembles: [CaseExperiment.Search]? = nil, ensemble: EnsembleFile? = nil,
      rivals: [EnsembleFile] = []
    ) throws -> StudyPlan {
      let plan = try StudyFixture.plan()
      return StudyPlan(
        version: "1", profile: .maps, settings: try ExperimentSettings(ensemble: ensemble, rivals: rivals),
        metrics: metrics,
        ensembles: ensembles, networks: plan.networks, precision: "f32", cases: plan.cases)
    }
    try plan().check()
    for other in [
      try plan(metrics: ["insertion"]), try plan(ensembles: [.members]),
      try plan(ensemble: EnsembleFile(members: ["grad-cam"], k: 50)), try plan(rivals: [EnsembleFile(.mean)]),
    ] {
      let error = #expect(throws: StudyError.self) { try other.check() }
      #expect(error?.message.contains("judge") == true, "\(error?.message ?? "")")
    }
  }

  /// A plan is not changed under somebody who computes by it.
  @Test func sparesWhoComputes() throws {
    let store = try StudyStore(folder: folder.path, plan: StudyFixture.plan(), resumes: false)
    let leases = LeaseFolder(
      store.folder.leases, owner: LeaseOwner(host: "h", process: 1, place: "p", started: "1", token: "t"))
    let lease = try #require(try leases.take(0))
    let error = #expect(throws: StudyError.self) {
      try StudyStore(folder: folder.path, plan: StudyFixture.plan(seed: 2), resumes: true)
    }
    #expect(error?.code == .isComputed && error?.description.contains("h, process 1") == true)
    leases.release(lease)
    _ = try StudyStore(folder: folder.path, plan: StudyFixture.plan(seed: 2), resumes: true)
  }

  /// Whoever reads a folder gets what was written, and writes nothing.
  @Test func isReadAlone() throws {
    let plan = try StudyFixture.plan()
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    try write([try row(plan.items[0], store)], to: store)
    let before = try StudyFixture.files(folder.path)
    let read = try StudyStore(reading: folder.path)
    #expect(read.plan == plan)
    #expect(try read.rows(ofShard: 0).count == 1)
    #expect(throws: StudyError.self) { try read.outcomes(ofShard: 0) }
    #expect(try StudyFixture.files(folder.path) == before)
    let empty = TemporaryFile()
    let error = #expect(throws: StudyError.self) { try StudyStore(reading: empty.path) }
    #expect(error?.code == .noStudy && !FileManager.default.fileExists(atPath: empty.path))
  }

  /// A plan from a stranger's file names no file outside its folder, and no index that is none.
  @Test(arguments: [
    (#""name" : "case-0""#, #""name" : "../a""#), (#""name" : "case-0""#, #""name" : """#),
    (#""name" : "case-0""#, #""name" : "case-1""#),
    ("\"thresholds\" : [\n      10,\n      100\n    ]", #""thresholds" : []"#),
    ("      10,\n      100\n", "      100,\n      10\n"), ("      10,\n", "      1e9,\n"),
    (#""score-cam""#, #""no-cam""#), (#""classIndices" : ["#, #""classIndices" : [1,"#),
    ("        1\n", "        -4\n"), (#""seed" : 0"#, #""seed" : -1"#), (#""precision""#, #""decision""#),
    (#""inputPixels" : 0"#, #""inputPixels" : 1000000000000000000"#), (#""inputPixels" : 0"#, #""inputPixels" : -1"#),
    (#""weightBytes" : 0"#, #""weightBytes" : 4611686018427387904"#),
    (#""schema" : 1"#, #""schema" : 2"#), (#""shardSize" : 1"#, #""shardSize" : 0"#),
    (#""shardSize" : 1"#, #""shardSize" : 9223372036854775807"#), (#""profile" : "full""#, #""profile" : "fuller""#),
  ])
  func refusesPlansThatAreNone(text: String, other: String) throws {
    _ = try StudyStore(folder: folder.path, plan: StudyFixture.plan(), resumes: false)
    let path = folder.path + "/study.json"
    let written = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    let place = try #require(written.range(of: text), "\(written)")
    try Data(written.replacingCharacters(in: place, with: other).utf8).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StudyError.self) { try StudyStore(reading: folder.path) }
    #expect(error?.context["file"] == path)
  }

  /// What is damaged is named, and what could not be of this plan is not believed, sealed or not.
  @Test func refusesRowsThatAreNone() throws {
    let plan = try StudyFixture.plan(caseCount: 1)
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let item = plan.items[0]
    let whole = try row(item, store)
    let line = try whole.line
    #expect(
      try CaseRow(line: line)
        == CaseRow(
          key: whole.key, outcome: .result(StudyFixture.result(item, in: plan).named(name: "", image: "", model: ""))))
    for damaged in ["", "{}", String(line.dropFirst()), line + " ", line.replacingOccurrences(of: "0.2", with: "0.3")] {
      try Data((damaged + "\n").utf8).write(to: URL(fileURLWithPath: store.folder.rows(ofShard: 0)))
      let error = #expect(throws: StudyError.self, "\(damaged.prefix(20))") { try store.rows(ofShard: 0) }
      #expect(error?.context["line"] == "1" && error?.context["file"]?.hasSuffix("000000.rows") == true)
    }
    // Sealed, and none of this plan's: the file's own lists of results that a stranger has made.
    let other = try StudyFixture.plan(caseCount: 1, profile: .quick)
    try write([CaseRow(key: whole.key, outcome: .result(StudyFixture.result(item, in: other)))], to: store)
    let error = #expect(throws: StudyError.self) { try store.rows(ofShard: 0) }
    #expect(error?.context["case"] == item.id)
    // What was cut short does not count.
    try Data((line + "\n" + line.prefix(100)).utf8).write(to: URL(fileURLWithPath: store.folder.rows(ofShard: 0)))
    #expect(try store.rows(ofShard: 0).count == 1)
  }

  @Test(arguments: [StudyProfile.maps, .quick, .full]) func keepsEveryNumber(profile: StudyProfile) throws {
    let plan = try StudyFixture.plan(caseCount: 1, profile: profile)
    let item = plan.items[0]
    let result = StudyFixture.result(item, in: plan)
    try plan.check(result, of: item)
    let row = try CaseRow(line: CaseRow(key: plan.key(of: item), outcome: .result(result)).line)
    guard case .result(let read) = row.outcome else { throw StudyError(.damagedResults, "no result") }
    #expect(read.named(for: item) == result)
  }

  @Test func shardsDependOnThePlanAlone() throws {
    #expect(try StudyFixture.plan(caseCount: 1).shardSize == 1)
    #expect(try StudyFixture.plan(caseCount: 128).shardSize == 2)
    #expect(try StudyFixture.plan(caseCount: 50_000).shardSize == 256)
    let plan = try StudyFixture.plan(caseCount: 10, shardSize: 4)
    #expect((0..<plan.shardCount).flatMap { plan.items(ofShard: $0) } == plan.items)
    #expect(plan.items(ofShard: 2).map(\.index) == [8, 9])
  }

  /// The same content is the same key, whatever the case is called; anything that moves a number makes another.
  @Test func keysAreOfContent() throws {
    let plan = try StudyFixture.plan()
    let key = try plan.key(of: plan.items[0])
    let others = [
      try StudyFixture.plan(seed: 1), try StudyFixture.plan(version: "2"), try StudyFixture.plan(imageHash: "f"),
      try StudyFixture.plan(networks: [.init(name: "m", hash: "1")]), try StudyFixture.plan(profile: .quick),
      try StudyFixture.plan(networks: [.init(name: "m", hash: "00aa11bb22", layers: ["l"])]),
    ]
    for other in others { #expect(try other.key(of: other.items[0]) != key) }
    let renamed = try StudyFixture.plan(
      networks: [.init(name: "other", hash: "00aa11bb22")], caseCount: 5, shardSize: 5)
    #expect(try renamed.key(of: renamed.items[0]) == key)
    #expect(try plan.key(of: plan.items[1]) != key)
  }
}
