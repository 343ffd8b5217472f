#include <stdio.h>
#include <turbojpeg.h>
#include <png.h>
#include <webp/decode.h>
