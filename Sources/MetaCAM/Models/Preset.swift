import Imaging

/// A known way to normalise pixels, by the name of those who use it.
public struct Preset: NamedRow {
  public static let noun = "preset"
  public let slug: String
  public let summary: String
  /// Whose channels, scale, mean and deviation it names.
  let normalisation: Preprocessing
  /// Nil leaves the model's.
  let interpolation: Interpolation?

  private init(
    _ slug: String, _ summary: String, _ normalisation: Preprocessing, interpolation: Interpolation? = nil
  ) {
    self.slug = slug
    self.summary = summary
    self.normalisation = normalisation
    self.interpolation = interpolation
  }

  /// Mean (0.485, 0.456, 0.406) and deviation (0.229, 0.224, 0.225), of samples from 0 to 1.
  public static let imagenet = Preset("imagenet", "torchvision and most others", .imageNet)
  /// TensorFlow's EfficientNet-Lite, as its authors trained it.
  public static let lite = Preset("lite", "EfficientNet-Lite: (v − 127)/128", .lite)
  /// Keras' `preprocess_input` of MobileNet, Xception, Inception, ResNetV2, in the mode `tf`.
  public static let kerasTF = Preset(
    "keras-tf", "Keras' mode tf: v/127.5 − 1",
    Preprocessing(
      scale: .bytes, mean: [127.5, 127.5, 127.5], standardDeviation: [127.5, 127.5, 127.5]))
  /// Keras' `preprocess_input` of VGG and ResNet, in the mode `caffe`.
  public static let kerasCaffe = Preset(
    "keras-caffe", "Keras' mode caffe: BGR, 0 to 255, less its mean",
    Preprocessing(channels: .bgr, scale: .bytes, mean: [103.939, 116.779, 123.68]))
  /// As CLIP's authors trained it, of samples from 0 to 1.
  public static let clip = Preset(
    "clip", "OpenAI's CLIP, bicubic",
    Preprocessing(
      mean: [0.48145466, 0.4578275, 0.40821073], standardDeviation: [0.26862954, 0.26130258, 0.27577711]),
    interpolation: .bicubic)
  /// v ↦ 2v − 1, of samples from 0 to 1.
  public static let inception = Preset(
    "inception", "mean and deviation 0.5",
    Preprocessing(mean: [0.5, 0.5, 0.5], standardDeviation: [0.5, 0.5, 0.5]))
  /// Neither mean nor deviation.
  public static let none = Preset("none", "samples as the scale has them, 0 to 1 or 0 to 255", .none)

  public static let all: [Preset] = [imagenet, lite, kerasTF, kerasCaffe, clip, inception, none]
}
