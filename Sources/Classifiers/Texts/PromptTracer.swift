import Execution
import ModelReaders

/// What a word does to its text's score: how both fall where it is left out.
public struct WordTrace: Sendable, Equatable {
  /// As it was written.
  public let word: String
  /// s·cos(e, t) − s·cos(e, t without the word): above 0 of a word that speaks for the picture.
  public let score: Double
  /// The text's probability among all texts, less the same where it lacks the word and the others stay as they are.
  public let probability: Double
}

/// Traces the words of some texts: each is left out in turn, and what is left is compared with the picture.
///
///     let tracer = try await PromptTracer(texts: texts, tower: tower, factor: 100, engine: engine)
///     tracer.trace(embedding, of: 0)  // a: 0.2, photo: 1.3, of: 0.1, a: 0.0, cat: 6.1
///
/// The texts' part of the network runs once for each word, whatever the number of pictures. A word is what spaces part; of several that
/// are alike each is left out by itself. Not what single words would do in all texts: words act together, and their changes need not
/// add up to anything.
///
/// Source: leave-one-out, as in Li, Monroe and Jurafsky, "Understanding neural networks through representation erasure", 2016.
public struct PromptTracer: Sendable {
  private let words: [[String]]
  /// Of each text, the embeddings of what is left without each word, compared with a picture.
  private let without: [CosineReadout?]
  private let whole: CosineReadout

  /// Makes the embeddings of the texts and of what is left of them without each word.
  /// - Parameters:
  ///   - texts: as many as the reading has subjects, in its order.
  ///   - tower: makes embeddings of texts.
  ///   - factor: s.
  ///   - engine: runs it.
  /// - Throws: as `TextTower.embeddings`.
  public init(texts: [String], tower: TextTower, factor: Double, engine: Engine) async throws {
    var (words, variants): ([[String]], [String]) = ([], [])
    for text in texts {
      let parts = try tower.vocabulary.tokens(of: text).words.map(\.text)
      words.append(parts)
      for place in parts.indices {
        variants.append((parts[..<place] + parts[(place + 1)...]).joined(separator: " "))
      }
    }
    let embeddings = try await tower.embeddings(of: texts + variants, engine: engine)
    whole = try CosineReadout(
      references: Array(embeddings.prefix(texts.count)), factor: factor, activation: Activation(.softmax))
    var without: [CosineReadout?] = []
    var start = texts.count
    for parts in words {
      without.append(
        parts.isEmpty
          ? nil
          : try CosineReadout(
            references: Array(embeddings[start..<start + parts.count]), factor: factor,
            activation: Activation(.softmax)))
      start += parts.count
    }
    (self.words, self.without) = (words, without)
  }

  /// What each word of a text does to its score.
  /// - Parameters:
  ///   - embedding: the picture's: `[D]`.
  ///   - place: which of the texts.
  /// - Returns: the words in their order; none of a text that has none.
  public func trace(_ embedding: [Float], of place: Int) -> [WordTrace] {
    guard without.indices.contains(place), let left = without[place] else { return [] }
    let scores = whole.scores(embedding)
    let activation = Activation(.softmax)
    let probability = activation.probability(scores, classIndex: place)
    return zip(words[place], left.scores(embedding)).map { word, score in
      var changed = scores
      changed[place] = score
      return WordTrace(
        word: word, score: Double(scores[place]) - Double(score),
        probability: probability - activation.probability(changed, classIndex: place))
    }
  }
}
