import Classifiers
import Execution
import Failures
import Files
import Graphs
import Imaging
import MetaCAM
import ModelReaders
import NIOHTTP1
import Tensors

#if canImport(Glibc)
  import CAllocator
#endif

/// The allocator keeps what programs of the engine have left, unless it is asked.
private func giveBackMemory() {
  #if canImport(Glibc)
    malloc_trim(0)
  #endif
}

/// The networks that may be asked: read when they are first needed, the last few kept.
actor NetworkShelf {
  struct Listed: Sendable {
    let id: String
    /// As it was named: a built-in network, or a path.
    let name: String
    /// What it is read by.
    let source: String
    /// Whether a client has sent it.
    var isSent = false
  }

  private struct Read {
    let key: String
    let model: NetworkModel
    let content: String
  }

  private struct Asked {
    let key: String
    let explainer: Explainer
    let content: String
  }

  private(set) var listed: [Listed]
  private let makeEngine: @Sendable () throws -> Engine
  private let limits: Limits
  private var engine: Engine?
  private var models: [Read] = []
  private var explainers: [Asked] = []
  /// With what pictures are compared with.
  private var compared: [(key: String, model: NetworkModel)] = []

  /// More are read again when they are asked for.
  private static let mostModels = 4
  /// Of all networks and layers: each has programs of its own, of some hundred megabytes.
  private static let mostExplainers = 4
  static let mostListed = 64

  init(_ names: [String], limits: Limits, makeEngine: @escaping @Sendable () throws -> Engine) {
    listed = names.eachOnce { $0 }.map { Listed(id: Self.id(of: $0), name: $0, source: $0) }
    self.limits = limits
    self.makeEngine = makeEngine
  }

  /// - Throws: `MetaCAMError` for a name that is neither a built-in network's nor a file's.
  static func check(_ names: [String]) throws {
    for name in names where !NetworkModel.builtInNames.contains(name) && FileIdentity(of: name) == nil {
      throw MetaCAMError(
        .unknownName, "there is no model '\(name)'" + NearestNames.hint(for: name, among: NetworkModel.builtInNames),
        remedy: "take one that \(.listing(.models)) lists, or the path of a network's file")
    }
  }

  /// A built-in network's name is its id; of a path the file's name with digits that tell it from another's.
  static func id(of name: String) -> String {
    if NetworkModel.builtInNames.contains(name) { return name }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let plain = file.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? String(scalar) : "-"
    }
    return plain.prefix(40).joined() + "-" + Fingerprint.of(name).prefix(8)
  }

  /// The network, and what its results are known by: the same wherever the file lies, and another where it holds other weights.
  func read(_ id: String, _ asking: Asking) throws -> (model: NetworkModel, content: String) {
    guard let listed = listed.first(where: { $0.id == id }) else {
      throw Problem(
        .notFound, "unknown-network",
        "there is no network '\(id)'" + NearestNames.hint(for: id, among: listed.map(\.id)),
        remedy: "take one of those that the server was started with")
    }
    let key = "\(id) \(asking.baseKey)"
    if let place = models.firstIndex(where: { $0.key == key }) {
      let found = models.remove(at: place)
      models.append(found)
      return (found.model, found.content)
    }
    let model = try NetworkModel(
      named: listed.source, network: asking.choice,
      limits: listed.isSent ? SentNetworks.limits(limits) : limits)
    // A file that was sent is named by its content; of others the weights speak.
    let content = Fingerprint.of("\(listed.isSent ? listed.source : "") \(try model.tag()) \(model.preprocessing)")
    models.append(Read(key: key, model: model, content: content))
    if models.count > Self.mostModels { models.removeFirst() }
    return (model, content)
  }

  /// The network with the layer that maps are made from, before it is compared with anything.
  func explainer(_ id: String, _ asking: Asking, layer: String?) throws -> (explainer: Explainer, content: String) {
    let key = "\(id) \(asking.baseKey) \(layer ?? "")"
    if let place = explainers.firstIndex(where: { $0.key == key }) {
      let found = explainers.remove(at: place)
      explainers.append(found)
      return (found.explainer, found.content)
    }
    let (model, content) = try read(id, asking)
    let engine = try self.engine ?? makeEngine()
    self.engine = engine
    let explainer = try Explainer(model: model, layers: layer.map { [$0] } ?? [], engine: engine)
    explainers.append(Asked(key: key, explainer: explainer, content: content))
    // Its programs are made when it is first asked: those of the one that goes are gone by then.
    if explainers.count > Self.mostExplainers {
      explainers.removeFirst()
      giveBackMemory()
    }
    return (explainer, content)
  }

  /// The same with what its pictures are compared with, and where a score is taken.
  /// - Parameters:
  ///   - pictures: what is called by the ids in the question: name and content.
  ///   - texts: what the network of texts and its vocabulary are, where a person has named them.
  /// - Throws: `Problem` where the network is not listed; what reading or comparing it fails with.
  func asked(
    _ id: String, _ asking: Asking, layer: String?, texts: (network: String?, vocabulary: String?),
    pictures: @Sendable (_ id: String) throws -> (name: String, image: Image)
  ) async throws -> (explainer: Explainer, content: String) {
    var (explainer, content) = try explainer(id, asking, layer: layer)
    if !asking.texts.isEmpty || !asking.likeness.isEmpty {
      let key = "\(id) \(asking.baseKey) \(asking.comparison)"
      let model: NetworkModel
      if let known = compared.first(where: { $0.key == key }) {
        model = known.model
      } else {
        let engine = try self.engine ?? makeEngine()
        model =
          asking.texts.isEmpty
          ? try await explainer.model.comparing(with: asking.likeness.map(pictures), engine: engine)
          : try await explainer.model.comparing(
            with: TextChoice(
              asking.texts, vocabulary: texts.vocabulary, network: texts.network, tracesWords: true), engine: engine,
            limits: limits)
        compared.append((key, model))
        if compared.count > Self.mostModels { compared.removeFirst() }
      }
      explainer = explainer.reading(as: model)
    }
    if let region = asking.region {
      let place = try SegmentationRegion.point(region) ?? .mask(pictures(region).image.mask)
      explainer = explainer.reading(as: explainer.model.over(place))
    }
    return (explainer, content)
  }

  /// Lists a network that was sent.
  /// - Throws: `Problem` where it is too large, or too many are listed; what reading it fails with.
  func add(_ name: String, source: String) throws -> Listed {
    let added = Listed(id: Self.id(of: source), name: name, source: source, isSent: true)
    if let known = listed.first(where: { $0.id == added.id }) { return known }
    guard listed.count < Self.mostListed else {
      throw Problem(.conflict, "too-many-networks", "the server holds \(Self.mostListed) networks, and takes no more")
    }
    // Before it is listed, it must be one.
    do { try SentNetworks.check(NetworkModel(named: source, limits: SentNetworks.limits(limits))) } catch let error
      as GraphError where error.code == .tooLarge
    { throw SentNetworks.tooLarge(error.message) }
    listed.append(added)
    return added
  }
}
