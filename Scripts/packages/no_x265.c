/* Stands in the place of libx265 in packages.

   Debian's libheif is linked with x265, which encodes HEVC, is GPL, and takes 16 MB. MetaCAM only decodes, and never calls it. The one
   function that libheif takes from it hands out an encoder for a number of bits a sample, or NULL where there is none of that kind;
   here there is none of any. */
const void *x265_api_get_199(int bits) {
  (void)bits;
  return 0;
}
