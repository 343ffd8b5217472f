import Imaging
import Testing

/// What may stay in an anonymised object, and what might be a name.
@Suite struct DICOMKnownCodesTests {
  @Test(
    arguments: [
      (0x0018_0015, "CHEST", true), (0x0018_0015, "CHEST ", true), (0x0018_0015, "SECRETBODY", false),
      (0x0018_0015, "CHEST\\MILLER", false), (0x0018_0015, "chest", false), (0x0018_0015, "", false),
      (0x0020_0020, "L\\P", true), (0x0020_0020, "AL\\FP", true), (0x0020_0020, "SECRETO\\P", false),
      (0x0020_0020, "L", false),
      (0x0020_0060, "R", true), (0x0020_0060, "RALF", false),
      (0x0028_2110, "01", true), (0x0028_2110, "MILLER", false),
      (0x0028_2112, "12.5\\3", true), (0x0028_2112, "12\\MILLER", false),
      (0x0028_2114, "ISO_10918_1", true), (0x0028_2114, "ISO_MILLER", false), (0x0010_0010, "CHEST", false),
    ] as [(UInt32, String, Bool)])
  func keepsCodesAlone(tag: UInt32, text: String, isKnown: Bool) {
    #expect(DICOMKnownCodes.isKnown(text, of: tag) == isKnown)
  }
}
