import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Method {
  /// Channels weighted by the score of the image seen through them.
  ///
  ///     L = Σₖ wₖ Aₖ,  w = softmaxₖ y(x ∘ Mₖ),  Mₖ = (Uₖ − min Uₖ) / (max Uₖ − min Uₖ + 1e-8)
  ///
  /// with Uₖ the channel resized to the input (linear along each axis, corners aligned). A channel that is constant over space has
  /// the mask zero; all such channels share one run. No gradients are used.
  /// - Complexity: a run of the network for each channel that is not constant, and one more.
  ///
  /// Source: Wang et al., "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks", 2020,
  /// equations 6 to 8; the small addend and the softmax over scores instead of their increases, which is the same, are
  /// those of pytorch-grad-cam.
  public static let scoreCAM = Method(
    "score-cam", summary: "channels weighted by the score of the image seen through them", source: "Wang et al. 2020",
    needs: [.activations, .maskedRuns]
  ) { input in
    let activations = input.record.activations
    let channels = 0..<input.record.channelCount
    let varying = channels.filter { channel in
      activations.slice(channel).withUnsafeElements { elements in elements.contains { $0 != elements[0] } }
    }
    let masks = MaskWriter(activations: activations, lengths: input.imageLengths)
    // Behind the channels' own masks, the one that is zero, for all constant channels.
    let zero = channels.count
    let needed = varying + (varying.count < channels.count ? [zero] : [])
    let names = needed.map { $0 == zero ? "zero" : "channel \($0), corners aligned, from 0 to 1" }
    let scores = try await input.scorer.scoresMasked(names) { index, mask in
      if needed[index] == zero { mask.update(repeating: 0) } else { masks.write(needed[index], mask) }
    }
    let scoreByMask = Dictionary(uniqueKeysWithValues: zip(needed, scores))
    let byChannel = channels.map { scoreByMask[$0] ?? scoreByMask[zero] ?? 0 }
    return ChannelSums.contributions(activations, weights: softmax(byChannel))
  }

  private static func softmax(_ scores: [Double]) -> [Double] {
    let largest = scores.max() ?? 0
    let exponentials = scores.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }
}

/// Channels as masks of the input's size, each from 0 to 1.
private struct MaskWriter {
  let activations: Tensor
  let lengths: [Int]

  func write(_ channel: Int, _ mask: UnsafeMutableBufferPointer<Float>) {
    let resized = LinearResize.resized(activations.slice(channel), to: lengths, alignment: .corners)
    let minimum = resized.minimum
    let scale = 1 / (resized.maximum - minimum + 1e-8)
    resized.withUnsafeElements { elements in
      for index in elements.indices { mask[index] = (elements[index] - minimum) * scale }
    }
  }
}
