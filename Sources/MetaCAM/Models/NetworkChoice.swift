import Classifiers
import Graphs
import ModelReaders

/// What a user says about which part of a network is meant; what is nil follows from the network.
public struct NetworkChoice: Sendable, Equatable {
  /// The name of the image input; nil for the only one.
  public var input: String?
  /// The name of the value that holds the class scores; nil for the only one that can.
  public var output: String?
  /// What makes probabilities of the scores; nil takes it from the network.
  public var activation: Activation?
  /// How the tokens of a transformer lie over the image; nil takes it from the network.
  public var tokens: TokenGrid?
  /// What the classes are called; nil takes it from the network, if that says so.
  public var classNames: ClassNames?

  public init(
    input: String? = nil, output: String? = nil, activation: Activation? = nil, tokens: TokenGrid? = nil,
    classNames: ClassNames? = nil
  ) {
    self.classNames = classNames
    self.input = input
    self.output = output
    self.activation = activation
    self.tokens = tokens
  }
}
