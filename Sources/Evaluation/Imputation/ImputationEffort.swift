/// What it took to solve the equations of one mask.
public struct ImputationEffort: Sendable, Equatable {
  /// Of conjugate gradients: the largest number of the channels.
  public var iterations = 0
  /// ‖r‖/‖b‖ with r what the equations are out by and b their right-hand side: the largest of the channels.
  public var relativeResidual = 0.0

  public init() {}
}
