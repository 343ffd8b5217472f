import ActivationMaps
import Evaluation
import Failures
import Files
import Tensors

/// An ensemble that was chosen once, on one's own pictures, to be used like a method from then on: `ensemble.json`.
///
///     let ensemble = try EnsembleFile(contentsOf: "ensemble.json")
///     let map = try ensemble.map(of: ["grad-cam": first, "score-cam": second])
///
/// MetaCAM(k) = T_k(consensus of the members), with the members, k and the consensus of the file; or a weighted sum of the members,
/// or the rule of a name, of which nothing is cut off.
public struct EnsembleFile: Sendable, Equatable, Codable {
  /// Of the file's form.
  public let schema: Int
  /// Slugs of methods; one that stands there twice counts twice.
  public let members: [String]
  /// How the members' maps become one.
  public let consensus: Consensus
  /// Percent of the pixels that keep their value.
  public let k: Double
  /// Where it comes from; nil of one that was written by hand.
  public let provenance: Provenance?
  /// The slug of an `Ensemble` whose rule takes the place of consensus and k; nil for none.
  public let rule: String?
  /// What each member counts, from 0 to 1; nil where all count alike.
  public let weights: [Double]?
  /// Weights that were learnt without a case, by the case's `identity`: a study judges it by them; nil for none.
  public let heldOut: [String: [Double]]?

  /// The form of the file that this version writes.
  public static let currentSchema = 1
  /// What its map is called beside those of methods.
  public static let slug = "ensemble"
  /// What a weighted sum is called among the ensembles of a study.
  public static let weightedSlug = "learned-weights"
  /// More than the weights of 100,000 cases take.
  static let largestFile = 1 << 24

  /// What an ensemble was chosen by.
  public struct Provenance: Sendable, Equatable, Codable {
    /// The SHA-256 over the cases: pictures, classes.
    public let cases: String
    /// How many cases it was chosen on.
    public let caseCount: Int
    /// What the network is called in the study.
    public let network: String
    /// The network's SHA-256.
    public let networkHash: String
    /// The protocol of ROAD that chose.
    public let removalProtocol: RemovalProtocol
    /// The mean score on cases that it was not chosen on; nil where only another study can tell.
    public let heldOutScore: Double?
    /// The mean gain over the best single method on cases that neither was chosen on; nil where only another study can tell.
    public let heldOutGain: Double?
    /// The interval of that gain: its lower and its upper end; empty where too few cases give none.
    public let gainInterval: [Double]
    /// The program's version.
    public let version: String
  }

  /// An ensemble of methods at one threshold.
  /// - Throws: `StudyError` (`invalidEnsemble`) if it is none.
  public init(
    members: [String], consensus: Consensus = .sum, k: Double, provenance: Provenance? = nil
  ) throws(StudyError) {
    schema = Self.currentSchema
    self.members = members
    self.consensus = consensus
    self.k = k
    self.provenance = provenance
    (rule, weights, heldOut) = (nil, nil, nil)
    try check()
  }

  /// A weighted sum of methods, without a threshold.
  /// - Parameters:
  ///   - members: slugs, each once.
  ///   - weights: one for each member, from 0 to 1.
  ///   - heldOut: by a case's `identity` the weights that were learnt without it.
  ///   - provenance: where they come from.
  /// - Throws: `StudyError` (`invalidEnsemble`) if it is none.
  public init(
    members: [String], weights: [Double], heldOut: [String: [Double]]? = nil, provenance: Provenance? = nil
  ) throws(StudyError) {
    schema = Self.currentSchema
    (self.members, self.weights, self.heldOut) = (members, weights, heldOut)
    (consensus, k, rule) = (.sum, 100, nil)
    self.provenance = provenance
    try check()
  }

  /// An ensemble that is known by a name, without a threshold.
  public init(_ ensemble: Ensemble) {
    schema = Self.currentSchema
    members = ensemble.methods.map(\.slug)
    consensus = .sum
    k = 100
    provenance = nil
    rule = ensemble.slug
    (weights, heldOut) = (nil, nil)
  }

  /// Reads an ensemble, or takes the one of a name: of `Ensemble.all`, before a file that is called the same.
  /// - Throws: as `init(contentsOf:)`; for what is neither, it names both.
  public init(named name: String) throws {
    if let ensemble = Ensemble.all.first(where: { $0.slug == name }) {
      self.init(ensemble)
      return
    }
    do { try self.init(contentsOf: name) } catch let error as FileError where error.code == .notFound {
      let known = Ensemble.all.map(\.slug)
      throw StudyError(
        .invalidEnsemble,
        "'\(name)' is neither an ensemble's file nor one of \(known.joined(separator: ", "))"
          + NearestNames.hint(for: name, among: known))
    }
  }

  /// Reads an ensemble.
  /// - Throws: `StudyError` (`invalidEnsemble`) that names the file; `FileError` if it cannot be read.
  public init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    do {
      self = try file.withBytes { bytes in
        guard bytes.count <= Self.largestFile else {
          throw StudyError(.invalidEnsemble, "no ensemble's file is as large")
        }
        return try JSONText.decoded(EnsembleFile.self, from: bytes)
      }
      try check()
    } catch let error as StudyError {
      throw error.adding(["file": path])
    } catch let error as FileError where error.code == .malformed {
      throw StudyError(
        .invalidEnsemble, "the file holds no ensemble: members, consensus and k, as `study select` writes them",
        context: ["file": path], cause: error)
    }
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let known = Set(["schema", "members", "consensus", "k", "provenance", "rule", "weights", "heldOut"])
    if let unknown = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted().first(where: {
      !known.contains($0)
    }) {
      throw StudyError(
        .invalidEnsemble,
        "it has '\(unknown)', which is no part of an ensemble" + NearestNames.hint(for: unknown, among: known.sorted()))
    }
    schema = try values.decodeIfPresent(Int.self, forKey: .schema) ?? Self.currentSchema
    members = try values.decode([String].self, forKey: .members)
    let name = try values.decodeIfPresent(String.self, forKey: .consensus) ?? Consensus.sum.rawValue
    guard let consensus = Consensus(rawValue: name) else {
      let known = Consensus.allCases.map(\.rawValue)
      throw StudyError(
        .invalidEnsemble,
        "'consensus' is \(known.joined(separator: " or ")), not '\(name)'" + NearestNames.hint(for: name, among: known))
    }
    self.consensus = consensus
    k = try values.decode(Double.self, forKey: .k)
    provenance = try values.decodeIfPresent(Provenance.self, forKey: .provenance)
    rule = try values.decodeIfPresent(String.self, forKey: .rule)
    weights = try values.decodeIfPresent([Double].self, forKey: .weights)
    heldOut = try values.decodeIfPresent([String: [Double]].self, forKey: .heldOut)
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Whether it is one, wherever it was read from.
  func check() throws(StudyError) {
    guard schema == Self.currentSchema else {
      throw StudyError(
        .invalidEnsemble, "it is written in form \(schema), and this program reads form \(Self.currentSchema)")
    }
    guard (1...100).contains(members.count) else {
      throw StudyError(.invalidEnsemble, "an ensemble has from 1 to 100 members, not \(members.count)")
    }
    if let rule {
      let ensemble: Ensemble
      do { ensemble = try Ensemble.named(rule) } catch { throw StudyError(.invalidEnsemble, error.message) }
      guard self == EnsembleFile(ensemble) else {
        throw StudyError(.invalidEnsemble, "the ensemble \(rule) has members, k and consensus of its own")
      }
      return
    }
    let known = Method.explaining.map(\.slug)
    if let unknown = members.first(where: { !known.contains($0) }) {
      throw StudyError(
        .invalidEnsemble, "'\(unknown)' is no method" + NearestNames.hint(for: unknown, among: known))
    }
    guard k > 0, k <= 100 else { throw StudyError(.invalidEnsemble, "k is above 0 and up to 100, not \(k)") }
    try checkWeights()
  }

  private func checkWeights() throws(StudyError) {
    guard let weights else {
      guard heldOut == nil else { throw StudyError(.invalidEnsemble, "'heldOut' stands there without 'weights'") }
      return
    }
    guard consensus == .sum, k == 100 else {
      throw StudyError(.invalidEnsemble, "a weighted ensemble is a sum of which nothing is cut off: k is 100")
    }
    guard Set(members).count == members.count else {
      throw StudyError(.invalidEnsemble, "with 'weights' each member stands there once")
    }
    let all = [weights] + (heldOut.map { Array($0.values) } ?? [])
    guard
      all.allSatisfy({ some in
        some.count == members.count && some.allSatisfy { (0...1).contains($0) } && some.contains { $0 > 0 }
      })
    else {
      throw StudyError(.invalidEnsemble, "weights are one for each member, from 0 to 1, and not all 0")
    }
  }

  /// What it is called among the ensembles of a study.
  public var name: String { rule ?? (weights == nil ? Self.slug : Self.weightedSlug) }

  /// Whether it has a k of its own, as one that was chosen has; else it is cut like a method's map.
  public var hasThreshold: Bool { rule == nil && weights == nil }

  /// What a case is known by, whatever list it stands in.
  ///
  /// - Parameters:
  ///   - imageHash: the SHA-256 of the picture's file.
  ///   - classIndex: the class that is explained.
  public static func identity(imageHash: String, classIndex: Int) -> String { "\(imageHash.prefix(16)) \(classIndex)" }

  /// The ensemble by which a case is judged: where it had a part in the weights, by those that were learnt without it.
  public func judging(_ identity: String) -> EnsembleFile {
    guard let weights = heldOut?[identity] else { return self }
    return EnsembleFile(self, weights: weights)
  }

  private init(_ ensemble: EnsembleFile, weights: [Double]) {
    (schema, members, consensus, k) = (ensemble.schema, ensemble.members, ensemble.consensus, ensemble.k)
    (provenance, rule, self.weights, heldOut) = (ensemble.provenance, ensemble.rule, weights, nil)
  }

  /// The methods whose maps it needs, each once.
  public var methods: [String] { members.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  /// The methods whose maps it needs, in the order of their list.
  public var memberMethods: [Method] {
    rule.flatMap { rule in Ensemble.all.first { $0.slug == rule } }?.methods
      ?? Method.explaining.filter { members.contains($0.slug) }
  }

  /// The ensemble's map.
  ///
  /// - Parameters:
  ///   - maps: by method, each in [0, 1].
  ///   - probabilities: of the class for the picture multiplied by masks; asked only where the rule asks it.
  /// - Throws: `StudyError` if a member has no map; the errors of `Consensus` and `Ensemble`; what `probabilities` throws.
  public func map(of maps: [String: RankedMap], probabilities: Ensemble.Probabilities) async throws -> RankedMap {
    guard let rule else { return try map(of: maps) }
    return try await Ensemble.named(rule).map(of: members.map { try member($0, maps) }, probabilities: probabilities)
  }

  private func member(_ method: String, _ maps: [String: RankedMap]) throws(StudyError) -> RankedMap {
    guard let map = maps[method] else {
      throw StudyError(.invalidEnsemble, "the ensemble needs a map of \(method), and there is none")
    }
    return map
  }

  /// The same of members, consensus and k.
  private func map(of maps: [String: RankedMap]) throws -> RankedMap {
    let chosen = try members.map { try member($0, maps) }
    if let weights, let map = try WeightedConsensus(weights: weights).map(of: chosen) { return map }
    let common = chosen.count == 1 ? chosen[0] : try consensus.map(of: chosen, percent: k)
    guard let common else { throw StudyError(.invalidEnsemble, "an ensemble has at least one member") }
    return try AdaptiveThreshold.thresholded(common, percent: k)
  }

  /// Writes the ensemble as JSON, which `init(contentsOf:)` reads.
  /// - Throws: `FileError`.
  public func write(to path: String) throws { try AtomicFile.write((JSONText.encoded(self) + "\n").utf8, to: path) }
}
