/// What files of pictures are called.
public enum PictureNames {
  /// Endings that make a file a picture in a folder, whatever their case: those that torchvision's `ImageFolder` takes, and those of
  /// further formats that are read.
  public static let endings = [
    "jpg", "jpeg", "png", "webp", "bmp", "ppm", "pgm", "tif", "tiff", "gif", "heic", "heif", "avif", "dcm", "nii",
    "nii.gz",
  ]

  /// Whether a file is one by its name.
  public static func isPicture(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return endings.contains { lowered.utf8.count > $0.utf8.count + 1 && lowered.hasSuffix(".\($0)") }
  }
}
