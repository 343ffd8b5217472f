import Files

/// One frame of a DICOM file.
///
///     let frame = try DICOMPicture(contentsOf: "thorax.dcm")
///     frame.modalityValues       // Hounsfield units of a CT, for one
///     frame.picture.window       // what the file says is to be shown
///
/// Grey values come after the modality's line or table (PS3.3, C.11.1), in its units: as floats where there is one, or where
/// they have a sign or more than 16 bits, else as they are stored. Colours come as red, green and blue. Overlays, padding
/// values, real-world values and ICC profiles are not looked at.
///
/// No error holds a value from the file, which may name a patient.
public struct DICOMPicture: Sendable, Equatable {
  /// The picture; after the table of values that the file has in place of a window, if it has one.
  public let picture: DecodedPicture
  /// The values before such a table.
  public let modalityValues: DecodedPicture.Samples
  /// How many frames the file has.
  public let frameCount: Int
  /// What objects that are derived from this one keep of it.
  public let source: DICOMSource

  /// Reads one frame of a file.
  /// - Parameters:
  ///   - path: of the file.
  ///   - frame: counted from 0.
  ///   - mostPixels: how many a frame may have.
  /// - Throws: `FileError` if the file cannot be read; `ImagingError` as `init(decoding:frame:mostPixels:)`.
  public init(contentsOf path: String, frame: Int = 0, mostPixels: Int = Image.maximumPixelCount) throws {
    self = try MappedFile(path: path).withBytes { bytes in
      do throws(ImagingError) {
        return try DICOMPicture(decoding: bytes, frame: frame, mostPixels: mostPixels)
      } catch { throw error.adding(["file": path]) }
    }
  }

  /// Reads one frame of a file's bytes.
  /// - Throws: `ImagingError`: `malformed` for a file that is cut off, damaged or contradicts itself; `unsupported` for
  ///   kinds that are not read; `tooLarge` beyond the bounds, before memory is taken; `invalidValue` for a frame that is not
  ///   there.
  public init(
    decoding bytes: UnsafeRawBufferPointer, frame: Int = 0, mostPixels: Int = Image.maximumPixelCount
  ) throws(ImagingError) {
    self = try DICOMDecoder.decode(bytes, frame: frame, mostPixels: mostPixels)
  }

  /// Whether a file is DICOM by its content; false for one that cannot be read.
  public static func isDICOM(_ path: String) -> Bool {
    (try? MappedFile(path: path).withBytes { DICOMDecoder.recognises($0) }) ?? false
  }

  init(picture: DecodedPicture, modalityValues: DecodedPicture.Samples, frameCount: Int, source: DICOMSource) {
    (self.picture, self.modalityValues, self.frameCount) = (picture, modalityValues, frameCount)
    self.source = source
  }
}
