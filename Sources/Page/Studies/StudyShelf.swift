import Failures
import Files
import MetaCAM
import ModelReaders
import Studies
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A study that was named at the start: its plan, and its results as soon as somebody asks for them.
///
/// A study that is merged again meanwhile is read again.
final class StudyShelf: Sendable {
  let id: String
  /// As the user named its folder.
  let name: String
  let store: StudyStore
  /// Of the plan: which pictures, networks and options the study is of.
  let fingerprint: String
  /// What each network is called in results.
  let labels: [String]
  private let read = Mutex<(version: FileVersion, results: StudyResults)?>(nil)
  private let models = Mutex<[Int: NetworkModel]>([:])

  static func isStudy(_ path: String) -> Bool { access(StudyFolder(path).plan, F_OK) == 0 }

  init(_ path: String, id: String) throws {
    self.id = id
    name = path
    let store = try StudyStore(reading: path)
    self.store = store
    fingerprint = Fingerprint.of(try JSONText.encoded(store.plan))
    labels = store.plan.networks.indices.map { store.plan.label(ofNetwork: $0) }
  }

  var plan: StudyPlan { store.plan }

  var json: JSONValue {
    ["study": .string(id), "name": .string(ShownText.visible(name)), "cases": .integer(plan.itemCount)]
  }

  /// - Throws: `StudyError`.
  func results() throws -> StudyResults {
    let version = FileVersion(of: store.folder.database)
    if let version, let known = read.withLock({ $0 }), known.version == version { return known.results }
    let results = try StudyResults(reading: store)
    if let version { read.withLock { $0 = (version, results) } }
    return results
  }

  /// What a map of an item was read from: another shard, or another choice of ensembles, is another.
  func versions(ofMapsOf item: StudyItem) -> String {
    let files = [store.folder.maps(ofShard: item.index / plan.shardSize), store.folder.database]
    return files.map { FileVersion(of: $0)?.description ?? "none" }.joined(separator: " ")
  }

  /// - Throws: `Problem` for what is no case of the study.
  func item(_ text: String) throws(Problem) -> StudyItem {
    guard let index = Int(text), (0..<plan.itemCount).contains(index),
      let item = plan.items(ofShard: index / plan.shardSize).first(where: { $0.index == index })
    else { throw Problem(.notFound, "unknown-case", "the study has no case '\(text)'") }
    return item
  }

  /// The network that an item was computed by; read when it is first needed.
  func model(of item: StudyItem, limits: Limits) throws -> NetworkModel {
    if let model = models.withLock({ $0[item.networkIndex] }) { return model }
    let model = try Study.model(ofNetwork: item.networkIndex, in: plan, limits: limits)
    models.withLock { models in
      // One at a time is looked at, mostly.
      if models.count >= 2 { models = [:] }
      models[item.networkIndex] = model
    }
    return model
  }

  /// A case of the list, by what stands in the plan alone.
  func planned(_ item: Int) -> (planned: PlannedCase, networkIndex: Int) {
    let (network, place) = item.quotientAndRemainder(dividingBy: plan.cases.count)
    return (plan.cases[place], network)
  }

  /// A built-in network's classes are known without it; of others the list of cases says what it called them.
  func className(_ classIndex: Int?, ofItem item: Int) -> String? {
    let (planned, network) = planned(item)
    let others = plan.question.map { $0.texts.isEmpty ? $0.likeness : $0.texts } ?? []
    if let classIndex, others.indices.contains(classIndex) { return others[classIndex] }
    if let classIndex, NetworkModel.builtInNames.contains(plan.networks[network].model),
      plan.networks[network].weights == nil, let labels = Self.imageNet, labels.indices.contains(classIndex)
    {
      return labels[classIndex].name
    }
    let isNamed = planned.classIndices[network] >= 0 && planned.classIndices[network] == classIndex
    return isNamed ? planned.className : classIndex.map(String.init)
  }

  private static let imageNet = try? ClassNames.imageNet.labels(count: 1000)
}
