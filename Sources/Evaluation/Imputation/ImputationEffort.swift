/// What it took to solve the equations of one mask.
public struct ImputationEffort: Sendable, Equatable {
  /// Of conjugate gradients, for up to four channels at a time.
  public var iterations = 0
  /// ‖r‖/‖b‖ with r what the equations are out by and b their right-hand side: the largest of the channels.
  public var relativeResidual = 0.0

  public init() {}
}
