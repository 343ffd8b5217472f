import ModelReaders

/// A network whose output is no list of scores but a point, which says something beside others: of texts (`prompts`), or of other
/// pictures (`embed`).
///
/// What there is to be explained is how near a picture comes to each of them.
public struct Embedding: NetworkTask {
  /// What a picture's embedding is compared with.
  public struct References: Sendable {
    let readout: CosineReadout
    let labels: ClassLabels
    let notes: [String]

    /// Texts: of their scores, s times the cosine, softmax makes probabilities.
    /// - Parameters:
    ///   - embeddings: of each text: `[D]`.
    ///   - names: what they are called.
    ///   - factor: s, exp of the network's logit scale.
    ///   - notes: what a reader should know.
    public static func texts(
      _ embeddings: [[Float]], names: [String], factor: Double, notes: [String] = []
    ) throws(ClassifierError) -> References {
      try References(embeddings, names, factor, Activation(.softmax), notes)
    }

    /// Pictures: the score is the cosine itself, from −1 to 1.
    /// - Parameters:
    ///   - embeddings: of each picture: `[D]`.
    ///   - names: what they are called.
    public static func pictures(_ embeddings: [[Float]], names: [String]) throws(ClassifierError) -> References {
      try References(embeddings, names, 1, Activation(.none), [])
    }

    private init(
      _ embeddings: [[Float]], _ names: [String], _ factor: Double, _ activation: Activation, _ notes: [String]
    ) throws(ClassifierError) {
      readout = try CosineReadout(references: embeddings, factor: factor, activation: activation)
      labels = ClassLabels(names: names)
      self.notes = notes
    }
  }

  /// `prompts` or `embed`.
  public let slug: String
  /// D
  public let width: Int
  private let references: References?

  package static let promptsSlug = "prompts"
  package static let likenessSlug = "embed"

  /// The task of a network whose pictures are compared with what is given; nil where nothing is.
  package static func slug(texts: [String], pictures: [String]) -> String? {
    !texts.isEmpty ? promptsSlug : !pictures.isEmpty ? likenessSlug : nil
  }

  init(slug: String, width: Int, references: References? = nil) {
    (self.slug, self.width, self.references) = (slug, width, references)
  }

  /// The same compared with some texts or pictures.
  /// - Throws: `ClassifierError` where these have another number of elements than the network's own.
  public func comparing(with references: References) throws(ClassifierError) -> Embedding {
    guard references.readout.width == width else {
      throw ClassifierError(
        .shapeMismatch,
        "the pictures' embedding has \(width) numbers, and what it is compared with has \(references.readout.width): "
          + "the two do not belong together")
    }
    return Embedding(slug: slug, width: width, references: references)
  }

  public var likelihood: Likelihood { slug == Self.promptsSlug ? .probability : .cosine }
  public var subjects: ClassLabels? { references?.labels }
  public var classNames: ClassLabels { references?.labels ?? ClassLabels(count: width) }

  public func reading(of output: [Float], seen view: PictureView) throws -> Reading {
    guard let references else {
      throw slug == Self.promptsSlug
        ? ClassifierError(
          .invalidValue, "pictures are compared with texts, and none is given",
          remedy: "say at least one (\(.option(.texts)))")
        : ClassifierError(
          .invalidValue, "pictures are compared with other pictures, and none is given",
          remedy: "name at least one (\(.option(.likeness)))")
    }
    return Reading(readout: references.readout, labels: references.labels, notes: references.notes)
  }
}
