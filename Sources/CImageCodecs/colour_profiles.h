#pragma once

#include <stdint.h>
#include <stdlib.h>
#include <lcms2.h>

// Little CMS: from an embedded ICC profile to sRGB, by the perceptual intent.

// How a picture's samples lie: TYPE_GRAY_8 and the like are macros with casts, which Swift does not see.
enum metacam_colours { metacam_grey_8, metacam_grey_16, metacam_rgb_8, metacam_rgb_16, metacam_cmyk_8 };

static inline uint32_t metacam_colour_format(enum metacam_colours colours) {
  switch (colours) {
  case metacam_grey_8: return TYPE_GRAY_8;
  case metacam_grey_16: return TYPE_GRAY_16;
  case metacam_rgb_8: return TYPE_RGB_8;
  case metacam_rgb_16: return TYPE_RGB_16;
  default: return TYPE_CMYK_8;
  }
}

// What the profile describes: 1 for grey, 3 for RGB, 4 for CMYK, 0 for another thing, −1 where it is none.
static inline int metacam_profile_channels(const uint8_t *profile, size_t count) {
  cmsHPROFILE source = count > UINT32_MAX ? NULL : cmsOpenProfileFromMem(profile, (cmsUInt32Number)count);
  if (!source) return -1;
  cmsColorSpaceSignature space = cmsGetColorSpace(source);
  cmsCloseProfile(source);
  switch (space) {
  case cmsSigGrayData: return 1;
  case cmsSigRgbData: return 3;
  case cmsSigCmykData: return 4;
  default: return 0;
  }
}

// Brings `count` pixels to `target`, which lie as `to` says. Returns 0 where the profile is damaged, or of other colours.
static inline int metacam_to_srgb(const uint8_t *profile, size_t profile_count, enum metacam_colours from,
                                  enum metacam_colours to, const void *source, void *target, size_t count) {
  if (profile_count > UINT32_MAX || count > UINT32_MAX) return 0;
  cmsHPROFILE given = cmsOpenProfileFromMem(profile, (cmsUInt32Number)profile_count);
  cmsHPROFILE srgb = cmsCreate_sRGBProfile();
  cmsHTRANSFORM transform = NULL;
  if (given && srgb)
    transform = cmsCreateTransform(given, metacam_colour_format(from), srgb, metacam_colour_format(to), INTENT_PERCEPTUAL, 0);
  if (transform) {
    cmsDoTransform(transform, source, target, (cmsUInt32Number)count);
    cmsDeleteTransform(transform);
  }
  if (given) cmsCloseProfile(given);
  if (srgb) cmsCloseProfile(srgb);
  return transform != NULL;
}
