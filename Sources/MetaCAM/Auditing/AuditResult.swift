import Classifiers
import Evaluation
import Execution
import Files
import Imaging
import Tensors

/// What came of an audit: for each test and method whether it passed, the numbers, and all that they depend on.
public struct AuditResult: Sendable, Encodable {
  /// What one test found of one method.
  public struct Finding: Sendable, Encodable {
    /// A method or control as it was asked for, or a map for comparison.
    public let method: String
    /// Nil for a map that stands there for comparison.
    public let verdict: AuditVerdict?
    /// By name, in the order of the test's table.
    public let measures: [Measure]
    /// What a reader should know of it, a line each.
    public var notes: [String] = []
  }

  /// A number that a test looks at.
  public struct Measure: Sendable, Encodable {
    /// What the table calls it.
    public let name: String
    /// Nil where it is not defined.
    public let value: Double?

    init(_ name: String, _ value: Double?) {
      self.name = name
      self.value = value
    }
  }

  /// A test with what it found.
  public struct Section: Sendable, Encodable {
    /// The test, with its threshold and source.
    public let test: AuditTest
    /// Methods and controls, then maps for comparison.
    public let findings: [Finding]
    /// Why it is not applicable, or what a reader should know of it.
    public let notes: [String]

    enum CodingKeys: String, CodingKey { case test, title, threshold, source, silence, procedure, findings, notes }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(test.slug, forKey: .test)
      try container.encode(test.title, forKey: .title)
      try container.encode(test.procedure, forKey: .procedure)
      try container.encode(test.threshold, forKey: .threshold)
      try container.encode(test.source, forKey: .source)
      try container.encode(test.silence, forKey: .silence)
      try container.encode(findings, forKey: .findings)
      try container.encode(notes, forKey: .notes)
    }

    /// Whether a method passed; nil where the test says nothing of it.
    public func verdict(of method: String) -> AuditVerdict? { findings.first { $0.method == method }?.verdict }
  }

  /// A network with random weights in some layers, and how like its maps are to the trained one's.
  public struct Stage: Sendable, Encodable {
    /// The layer that was drawn anew, and in a cascade the deepest one.
    public let layer: String
    /// How many were drawn anew.
    public let layerCount: Int
    /// The class's probability, the mean over the pictures.
    public let probability: Double?
    /// By method, the mean over the pictures.
    public let likeness: [String: MapLikeness]
    /// Why a picture has no map.
    public let notes: [String]
  }

  /// A network that was audited, and how it was used.
  public struct Network: Sendable, Encodable {
    /// Its name or its file.
    public let name: String
    /// SHA-256: see `NetworkModel.contentHash`.
    public let hash: String
    /// The layers that maps are made from.
    public let layers: [String]
    /// How pictures came to it, in a line.
    public let preprocessing: String
    /// How probabilities were made of its scores, in a line.
    public let probabilities: String
  }

  /// A picture that the audit looked at.
  public struct Picture: Sendable, Encodable {
    /// What results call it.
    public let name: String
    /// The file as it was named.
    public let file: String
    /// SHA-256 of the file.
    public let hash: String
    /// The class that was explained.
    public let classIndex: Int
    /// The class's name; nil where the network's classes have none.
    public let className: String?
    /// The class's probability by the trained network, 0 to 1.
    public let probability: Double
    /// How many boxes are known of it.
    public let boxCount: Int
  }

  /// How much work the audit was.
  public struct Runs: Sendable, Encodable {
    /// Inputs that went forward through whole networks.
    public let forward: Int
    /// Inputs that went forward through the part behind a target layer alone.
    public let head: Int
    /// Scores that were differentiated.
    public let backward: Int
    /// How many networks with other weights were compiled.
    public let networks: Int
  }

  /// Of the program; see `AuditOptions.version`.
  public let version: String
  /// Which engine computed, and its version.
  public let engine: String
  /// What networks computed in: `f32` or `bf16`.
  public let precision: String
  /// How many threads a network ran on.
  public let threads: Int
  /// Of random weights, other classes, noise and the order of equal pixels.
  public let seed: UInt64
  /// The network that was audited.
  public let network: Network
  /// The second network, for reproducibility; nil where there is none.
  public let against: Network?
  /// Layers with parameters, and how many numbers these hold.
  public let parameterLayers: Int
  /// How many numbers the parameters of all layers are.
  public let parameterCount: Int
  /// The pictures that the audit looked at, in the order asked for.
  public let pictures: [Picture]
  /// Methods, then controls.
  public let methods: [String]
  /// Slugs of the controls, which must fail the randomisations.
  public let controls: [String]
  /// Test by test, in the order of `AuditTest.all`.
  public let sections: [Section]
  /// Of the cascading randomisation, in the order in which layers were drawn.
  public let cascade: [Stage]
  /// Of the independent randomisation, layer by layer.
  public let independent: [Stage]
  /// What was run for all of it.
  public let runs: Runs
  /// What a reader should know of it as a whole, a line each.
  public let notes: [String]
  /// What no pass shows.
  public let silences: [String]
  /// What is shown of it; no part of its numbers.
  let exhibits: Exhibits

  enum CodingKeys: String, CodingKey {
    case version, engine, precision, threads, seed, network, against, parameterLayers, parameterCount, pictures,
      methods,
      controls, sections, cascade, independent, runs, notes, silences
  }

  /// Pictures with their maps.
  struct Exhibits: Sendable {
    /// The first pictures, each as the network sees it, with the trained network's maps by slug.
    var trained: [(name: String, view: Image, maps: [String: Tensor])] = []
    /// The first picture's maps by networks with random weights, from the head down.
    var cascade: [(layerCount: Int, maps: [String: Tensor])] = []

    static let mostPictures = 6
  }

  /// Whether a method has failed a test; controls are there to fail.
  public var hasFailures: Bool {
    sections.contains { section in section.findings.contains { methods.contains($0.method) && $0.verdict == .fail } }
  }

  /// Controls that have passed what no control can pass: the randomisations, and the dependence on the class. If there is one,
  /// the audit itself is not to be believed.
  public var passedControls: [String] {
    let decisive = [AuditTest.cascade, .independent, .labels].map(\.slug)
    return controls.filter { control in
      sections.contains { decisive.contains($0.test.slug) && $0.verdict(of: control) == .pass }
    }
  }

  /// All of it, with the same bytes for the same numbers.
  public func json() throws -> String { try JSONText.encoded(self) }

  static let silences = [
    "That a map is right. The tests find methods out that cannot be; what passes all of them may still be wrong.",
    "Anything of other networks, weights, layers or pictures than these, or of maps that are smoothed or combined otherwise.",
    "Anything of the network's own fitness: whether its answers are right, fair or safe.",
    "What becomes of maps under changes that are made to deceive.",
    "Anything certain from few pictures: the numbers are means over so many as are listed, without intervals.",
  ]
}
