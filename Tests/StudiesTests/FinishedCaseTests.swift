import Files
import Foundation
import Studies
import TestSupport
import Testing

/// Whatever a finished case's file holds, it is read as it was written or refused by name.
@Suite struct FinishedCaseTests {
  private let folder = TemporaryFile()
  private let store: SweepStore
  private let plan: SweepPlan
  private var item: SweepItem { plan.items[0] }
  private var path: String { folder.path + "/cases/a.json" }

  init() throws {
    plan = try SweepStoreTests.plan()
    store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    try store.finish(SweepStoreTests.result(plan.items[0]), of: plan.items[0])
  }

  private func expectRefusal(_ bytes: Data, _ what: String) throws {
    try bytes.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StudyError.self, "\(what)") { try store.result(of: item) }
    #expect(error?.code == .damagedResults)
    #expect("\(error.map(String.init(describing:)) ?? "")".contains("cannot be read; delete it"))
    #expect(error?.context["file"] == path)
  }

  private func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any])
  }

  @Test func isReadAsItWasWritten() throws {
    #expect(try store.result(of: item) == SweepStoreTests.result(item))
  }

  @Test(arguments: ["", "{", "[]", "null", "{}", "\u{FEFF}{}", String(repeating: "[", count: 100_000)])
  func refusesWhatIsNoCase(text: String) throws { try expectRefusal(Data(text.utf8), text) }

  /// The case of another picture, class or network, however whole.
  @Test func refusesOtherCases() throws {
    try store.finish(SweepStoreTests.result(plan.items[1]), of: plan.items[1])
    try expectRefusal(Data(contentsOf: URL(fileURLWithPath: folder.path + "/cases/b.json")), "another case")
    let second = TemporaryFile()
    let other = try SweepStoreTests.plan(imageHash: "another picture")
    let otherStore = try SweepStore(folder: second.path, plan: other, resumes: false)
    try otherStore.finish(SweepStoreTests.result(other.items[0]), of: other.items[0])
    try expectRefusal(Data(contentsOf: URL(fileURLWithPath: second.path + "/cases/a.json")), "another picture")
  }

  /// Each value of the file in turn is left out, or becomes one of these: none of it reaches whoever counts on the values.
  @Test func refusesEveryOtherValue() throws {
    let whole = try object()
    let others: [Any] = [-1, 1e300, 0.25, "x", [Any](), [99], Int.max]
    var count = 0
    for place in Place.all(in: whole) {
      for other in others.map(Optional.some) + [nil] {
        let changed = place.replacing(other, in: whole)
        if NSDictionary(dictionary: changed).isEqual(NSDictionary(dictionary: whole)) { continue }
        // A class's name is nil here, and that is what is left out.
        if place.keys == ["className"], other == nil { continue }
        try expectRefusal(JSONSerialization.data(withJSONObject: changed), "\(place.keys)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  /// The seal is no secret: whoever makes a new one for what was changed is refused by the values.
  @Test func refusesValuesThatAreWellSealed() throws {
    let whole = try object()
    var refused = 0
    let changes: [(String, Any)] = [
      ("probability", 1.5), ("probability", -0.1), ("bestExperiment", -1), ("bestExperiment", 4), ("bestExperiment", 0),
      ("median", 0), ("cre", [Any]()), ("cre", [0, 0]), ("experiments", [Any]()), ("members", [Any]()),
      ("layers", [Any]()), ("classIndex", -1), ("classIndex", 7), ("name", "b"), ("model", "n"),
      ("removals", ["asked": Int.max, "made": 0]), ("removals", ["asked": 1, "made": 2]),
      ("removals", ["asked": -1, "made": -2]), ("confirmations", [Any]()), ("memberSearch", NSNull()),
      ("memberSearch", ["members": ["grad-cam"], "scores": [0.1], "threshold": 10]),
      ("memberSearch", ["members": ["grad-cam"], "scores": [1.0 / 9], "threshold": 11]),
      ("memberSearch", ["members": [Any](), "scores": [Any](), "threshold": 10]),
      ("memberSearch", ["members": ["grad-cam", "no-cam"], "scores": [1.0 / 9, 0.2], "threshold": 10]),
      ("warnings", [["class": 9, "text": ""]]),
    ]
    for (key, value) in changes {
      var changed = whole
      changed[key] = value
      // A value of a wrong type has no seal, and was refused above.
      guard
        let result = try? JSONDecoder().decode(CaseResult.self, from: JSONSerialization.data(withJSONObject: changed))
      else { continue }
      try store.finish(result, of: item)
      try expectRefusal(Data(contentsOf: URL(fileURLWithPath: path)), "\(key): \(value)")
      refused += 1
    }
    #expect(refused == changes.count)
  }
}

/// A value somewhere in an object of JSON.
private struct Place {
  let keys: [AnyHashable]

  static func all(in value: Any, below keys: [AnyHashable] = []) -> [Place] {
    let own = keys.isEmpty ? [] : [Place(keys: keys)]
    switch value {
    case let object as [String: Any]:
      return own + object.keys.sorted().flatMap { all(in: object[$0] ?? 0, below: keys + [$0]) }
    case let list as [Any]:
      // The last of a list stands for all.
      return own + list.indices.suffix(1).flatMap { all(in: list[$0], below: keys + [$0]) }
    default: return own
    }
  }

  func replacing(_ other: Any?, in object: [String: Any]) -> [String: Any] {
    Self.replaced(other, in: object, at: keys[...]) as? [String: Any] ?? object
  }

  private static func replaced(_ other: Any?, in value: Any, at keys: ArraySlice<AnyHashable>) -> Any? {
    guard let key = keys.first else { return other }
    if var object = value as? [String: Any], let name = key.base as? String {
      object[name] = object[name].flatMap { replaced(other, in: $0, at: keys.dropFirst()) }
      return object
    }
    guard var list = value as? [Any], let index = key.base as? Int else { return value }
    if let new = replaced(other, in: list[index], at: keys.dropFirst()) {
      list[index] = new
    } else {
      list.remove(at: index)
    }
    return list
  }
}
