import Tensors

/// Where in a segmentation a class's score is taken.
public enum SegmentationRegion: Sendable, Equatable {
  /// Wherever the network sees the class in this picture.
  case predicted
  /// At the place that a point of the picture lies in, in its pixels.
  case point(x: Double, y: Double)
  /// Where a mask `[H, W]` of the picture is above 0.
  case mask(Tensor)
}
