import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A layer's channels as masks of the input's size, each from 0 to 1, and what they are run for.
///
///     Mₖ = (Uₖ − min Uₖ) / (max Uₖ − min Uₖ + 1e-8)
///
/// with Uₖ the channel resized to the input (linear along each axis, corners aligned). A channel that is constant over space has the mask
/// zero; all such channels share it.
struct ChannelMasks {
  private let activations: Tensor
  private let lengths: [Int]
  /// The channels that vary, then the one behind the last, whose mask is zero, where there are constant ones.
  private let needed: [Int]

  init(of input: MethodInput) {
    let activations = input.record.activations
    let channels = 0..<input.record.channelCount
    let varying = channels.filter { channel in
      activations.slice(channel).withUnsafeElements { elements in elements.contains { $0 != elements[0] } }
    }
    needed = varying + (varying.count < channels.count ? [channels.count] : [])
    self.activations = activations
    lengths = input.imageLengths
  }

  private var zero: Int { activations.shape[0] }

  /// The mean score of each channel over copies of its mask: one number a channel.
  ///
  /// - Parameters:
  ///   - copies: how often each mask is run.
  ///   - name: what a copy is, of the mask's name and the copy's index, in words that no other mask of the image has.
  ///   - change: makes the copy of the mask.
  func scores(
    _ scorer: any ChannelScorer, copies: Int = 1, name: (_ mask: String, _ copy: Int) -> String = { mask, _ in mask },
    change: (_ channel: Int, _ copy: Int, UnsafeMutableBufferPointer<Float>) -> Void = { _, _, _ in }
  ) async throws -> [Double] {
    let masks = needed.map { $0 == zero ? "zero" : "channel \($0), corners aligned, from 0 to 1" }
    let names = masks.flatMap { mask in (0..<copies).map { name(mask, $0) } }
    var written: (channel: Int, mask: [Float]) = (-1, [])
    let scores = try await scorer.scoresMasked(names) { index, mask in
      let channel = needed[index / copies]
      if written.channel != channel { written = (channel, self.mask(channel)) }
      _ = mask.update(fromContentsOf: written.mask)
      change(channel, index % copies, mask)
    }
    let means = needed.indices.map { place in
      scores[place * copies..<(place + 1) * copies].reduce(0, +) / Double(copies)
    }
    let byMask = Dictionary(uniqueKeysWithValues: zip(needed, means))
    return (0..<activations.shape[0]).map { byMask[$0] ?? byMask[zero] ?? 0 }
  }

  private func mask(_ channel: Int) -> [Float] {
    guard channel != zero else { return [Float](repeating: 0, count: lengths.reduce(1, *)) }
    let resized = LinearResize.resized(activations.slice(channel), to: lengths, alignment: .corners)
    let minimum = resized.minimum
    let scale = 1 / (resized.maximum - minimum + 1e-8)
    return resized.withUnsafeElements { elements in elements.map { ($0 - minimum) * scale } }
  }

  static func softmax(_ scores: [Double]) -> [Double] {
    let largest = scores.max() ?? 0
    let exponentials = scores.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }
}
