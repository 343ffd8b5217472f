/// The target score under changes of the network's insides or of its input, for methods that cannot do without.
public protocol ChannelScorer: Sendable {
  /// The unchanged score `y`.
  var score: Double { get }

  /// y with one channel of the target layer set to zero, for each channel named.
  func scoresWithout(channels: [Int]) async throws -> [Double]

  /// y of the input multiplied by a mask, for each mask: `[H, W]` or `[D, H, W]`, all channels of the input alike.
  ///
  /// - Parameters:
  ///   - masks: what each mask is, in words that no other mask of the image and layer has: what a run of it gave serves
  ///     other classes and methods as well.
  ///   - write: writes the mask of a place in that list.
  func scoresMasked(
    _ masks: [String], write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Double]
}
