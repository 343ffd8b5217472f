import Classifiers
import Graphs
import ModelReaders

/// What a user says about which part of a network is meant; what is nil follows from the network.
public struct NetworkChoice: Sendable, Equatable {
  /// Which input the picture is, and what the others get.
  public var input: InputChoice
  /// The name of the value that holds the class scores; nil for the only one that can.
  public var output: String?
  /// What makes probabilities of the scores; nil takes it from the network.
  public var activation: Activation?
  /// What makes class scores of maps of them; nil where the network puts out none.
  public var scoreMap: ScoreMapReduction?
  /// How the tokens of a transformer lie over the image; nil takes it from the network.
  public var tokens: TokenGrid?
  /// What the classes are called; nil takes it from the network, if that says so.
  public var classNames: ClassNames?

  /// What it was trained for, and how its answer is read.
  public var task: TaskChoice

  /// By default all as the network says.
  public init(
    input: InputChoice = InputChoice(), output: String? = nil, activation: Activation? = nil,
    scoreMap: ScoreMapReduction? = nil, tokens: TokenGrid? = nil, classNames: ClassNames? = nil,
    task: TaskChoice = TaskChoice()
  ) {
    self.scoreMap = scoreMap
    self.task = task
    self.classNames = classNames
    self.input = input
    self.output = output
    self.activation = activation
    self.tokens = tokens
  }
}
