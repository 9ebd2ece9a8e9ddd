#include <support/canvas.h>
#include <support/clusters.h>
#include <support/scenes.h>

#include <vitrine/render/light_block.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/tangents.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::black;
using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{32, 32};

/// Surfaces in light that is known, whose colours are as they leave the surface.
class PhysicalTest : public test::DrawTest {
protected:
    PhysicalTest() {
        settings.quality = Quality::normal;
        settings.lighting = {
            .surroundings = Surroundings::even, .intensity = 0, .key = 0, .tone_mapping = ToneMapping::none};
    }

    static scene::Material white(float metallic, float roughness) {
        scene::Material material;
        material.base_color = glm::vec4(1);
        material.metallic = metallic;
        material.roughness = roughness;
        return material;
    }
    /// Linear red of the pixel in the middle.
    double middle(const scene::Scene& scene, const scene::Camera& camera = test::pixel_camera(size)) {
        return linear(draw(scene, camera, size, settings).at(size.x / 2, size.y / 2).r);
    }
    /// Of a square that faces the camera.
    double of_square(const scene::Material& material) {
        scene::Scene scene;
        test::show(scene, test::make_pixel_quad({0, 0}, size), material);
        return middle(scene);
    }
    static double linear(int byte) {
        const double encoded = byte / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    }
    /// What a step of a byte is there.
    static double step(double value) {
        return 0.6 * (linear(int(255 * encoded(value)) + 1) - linear(int(255 * encoded(value))));
    }
    static double encoded(double value) {
        return value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
    }

    Settings settings = test::bare_settings();
};

TEST_F(PhysicalTest, AWhiteSurfaceInEvenLightCannotBeSeen) {
    settings.lighting.intensity = 0.5F;
    for (const float metallic : {0.0F, 0.5F, 1.0F}) {
        for (const float roughness : {0.0F, 0.2F, 0.5F, 0.8F, 1.0F}) {
            scene::Scene scene;
            test::show(scene, scene::make_sphere(1), white(metallic, roughness));
            scene::Camera camera;
            camera.distance = 4;
            const Pixels pixels = draw(scene, camera, size, settings);
            double least = 1;
            double most = 0;
            for (int y = 0; y < size.y; ++y) {
                for (int x = 0; x < size.x; ++x) {
                    const Pixel pixel = pixels.at(x, y);
                    if (pixel == black) continue;
                    least = std::min(least, linear(pixel.r));
                    most = std::max(most, linear(pixel.r));
                }
            }
            EXPECT_NEAR(least, 0.5, 0.01) << metallic << " " << roughness;
            EXPECT_NEAR(most, 0.5, 0.01) << metallic << " " << roughness;
        }
    }
}

TEST_F(PhysicalTest, NoSurfaceGivesMoreLightThanItGets) {
    settings.lighting.intensity = 0.5F;
    for (const float color : {0.0F, 0.3F, 0.9F}) {
        for (float metallic = 0; metallic <= 1; metallic += 0.25F) {
            double before = 1;
            for (float roughness = 0; roughness <= 1; roughness += 0.25F) {
                scene::Material material = white(metallic, roughness);
                material.base_color = glm::vec4(glm::vec3(color), 1);
                const double light = of_square(material);
                EXPECT_LE(light, 0.505);
                EXPECT_GE(light, 0.5 * double{color} * 0.5) << "but what its facets take from each other";
                EXPECT_LE(light, before + 0.03) << "rougher surfaces mirror no more";
                before = light;
            }
        }
    }
}

/// What a square facing the eye scatters of light of irradiance 1 from that direction, after glTF 2.0, appendix B.
double scattered(const glm::dvec3& to_light, double color, double metallic, double roughness) {
    const glm::dvec3 half = glm::normalize(to_light + glm::dvec3(0, 0, 1));
    const double a2 = std::pow(roughness, 4);
    const double n_l = to_light.z;
    const double d = a2 / (std::numbers::pi * std::pow(half.z * half.z * (a2 - 1) + 1, 2));
    const double g_light = 2 * n_l / (n_l + std::sqrt(a2 + (1 - a2) * n_l * n_l));
    const double g_eye = 1;  // at right angles nothing is masked
    const auto fresnel = [&](double f0) { return f0 + (1 - f0) * std::pow(1 - half.z, 5); };
    const double specular = d * g_light * g_eye / (4 * n_l);
    const double metal = fresnel(color) * specular;
    const double other = fresnel(0.04) * specular + (1 - fresnel(0.04)) * color / std::numbers::pi;
    return n_l * (metallic * metal + (1 - metallic) * other);
}

TEST_F(PhysicalTest, LightFromOneSideIsScatteredAsTheModelSays) {
    settings.lighting.key = 1.5F;
    for (const float turn : {0.0F, 0.6F, -0.7F, 2.0F}) {
        settings.lighting.rotation_radians = turn;
        const LightBlock block = make_light_block(test::pixel_camera(size), settings.lighting, size.y);
        const glm::dvec3 to_light(block.key_direction);
        for (const auto& [metallic, roughness] : {std::pair(0.0F, 0.5F), {0.0F, 1.0F}, {1.0F, 0.6F}, {0.4F, 0.7F}}) {
            scene::Material material = white(metallic, roughness);
            material.base_color = {0.6F, 0.6F, 0.6F, 1.0F};
            const double expected = to_light.z <= 0
                                        ? 0
                                        : double{block.key_color.x} *
                                              scattered(to_light, double{0.6F}, double{metallic}, double{roughness});
            EXPECT_NEAR(of_square(material), expected, step(expected) + 1e-4)
                << turn << " " << metallic << " " << roughness;
        }
    }
}

TEST_F(PhysicalTest, OwnLightIsSeenInTheDarkAndExposed) {
    scene::Material material = white(0, 1);
    material.emissive = glm::vec3(0.2F);
    EXPECT_NEAR(of_square(material), 0.2, step(0.2));
    settings.lighting.exposure_ev = 1;
    EXPECT_NEAR(of_square(material), 0.4, step(0.4));
    settings.lighting.exposure_ev = 3;
    EXPECT_EQ(of_square(material), 1);
}

TEST_F(PhysicalTest, ToneMappingsKeepTheirKnownValues) {
    const auto shown = [&](ToneMapping way, float light) {
        settings.lighting.tone_mapping = way;
        scene::Material material = white(0, 1);
        material.emissive = glm::vec3(light);
        return of_square(material);
    };
    EXPECT_NEAR(shown(ToneMapping::neutral, 0.5F), 0.46, step(0.46)) << "less the light that glass would add";
    EXPECT_NEAR(shown(ToneMapping::neutral, 0.04F), 6.25 * 0.04 * 0.04, step(0.01));
    // 1 - 0.24^2 / (4 - 0.04 + 0.24 - 0.76)
    EXPECT_NEAR(shown(ToneMapping::neutral, 4), 0.98326, step(0.98));
    const auto film = [](double x) {
        return (x * (x + 0.0245786) - 0.000090537) / (x * (0.983729 * x + 0.432951) + 0.238081);
    };
    EXPECT_NEAR(shown(ToneMapping::aces, 0.5F), film(0.5), step(film(0.5)) + 1e-3);
    EXPECT_LT(shown(ToneMapping::agx, 1), 0.8);
    EXPECT_GT(shown(ToneMapping::agx, 1), shown(ToneMapping::agx, 0.5F));
    EXPECT_GT(shown(ToneMapping::agx, 30), 0.95);
}

/// A square whose texture for one of its properties has one colour.
class SurfaceTextureTest : public PhysicalTest {
protected:
    double covered(scene::TextureSlot scene::Material::*slot, const glm::u8vec4& texel, scene::Material material,
                   bool mirrored = false) {
        scene::Scene scene;
        scene::Mesh quad = test::make_pixel_quad({0, 0}, size);
        std::vector<glm::vec2> texcoords;
        for (const glm::vec3& position : quad.positions)
            texcoords.emplace_back(position.x / float(size.x), -position.y / float(size.y));
        quad.texcoords.assign(std::move(texcoords));
        quad.normals.assign(std::vector(quad.positions.size(), glm::vec3(0, 0, 1)));
        scene::compute_tangents(quad);
        (material.*slot).texture =
            scene.add(scene::make_texture("one", scene::ColorImage(1, 1, texel), scene::TextureEncoding::data));
        // Mirrored about the middle, and seen all the same.
        glm::mat4 transform(1.0F);
        if (mirrored) {
            transform[0].x = -1;
            transform[3].x = float(size.x);
        }
        test::show(scene, std::move(quad), material, transform);
        return middle(scene);
    }
};

TEST_F(SurfaceTextureTest, RoughnessIsGreenAndMetallicBlue) {
    settings.lighting.key = 1.5F;
    const auto slot = &scene::Material::metallic_roughness_texture;
    EXPECT_EQ(covered(slot, {0, 153, 0, 255}, white(1, 1)), of_square(white(0, 0.6F)));
    EXPECT_EQ(covered(slot, {0, 255, 102, 255}, white(1, 0.7F)), of_square(white(0.4F, 0.7F)));
}

TEST_F(SurfaceTextureTest, OcclusionTakesLightFromAllAround) {
    settings.lighting.intensity = 0.5F;
    const auto slot = &scene::Material::occlusion_texture;
    scene::Material material = white(0, 1);
    EXPECT_NEAR(covered(slot, {51, 255, 255, 255}, material), 0.1, 0.01);
    material.occlusion_strength = 0.5F;
    EXPECT_NEAR(covered(slot, {51, 255, 255, 255}, material), 0.3, 0.01);
}

TEST_F(SurfaceTextureTest, EmissiveIsMultiplied) {
    scene::Material material = white(0, 1);
    material.emissive = glm::vec3(0.5F);
    EXPECT_NEAR(covered(&scene::Material::emissive_texture, {102, 0, 0, 255}, material), 0.2, step(0.2));
}

TEST_F(SurfaceTextureTest, NormalMapsBendNormalsAlongTheSurface) {
    settings.lighting.key = 1.5F;
    const glm::vec3 to_light(make_light_block(test::pixel_camera(size), settings.lighting, size.y).key_direction);
    const auto slot = &scene::Material::normal_texture;
    const scene::Material material = white(0, 1);
    const double straight = covered(slot, {128, 128, 255, 255}, material);
    EXPECT_NEAR(straight, of_square(material), 0.01);
    // Green is up, red to the right; the light comes from there.
    ASSERT_GT(to_light.x, 0.1F);
    ASSERT_GT(to_light.y, 0.1F);
    EXPECT_GT(covered(slot, {200, 128, 220, 255}, material), 1.1 * straight);
    EXPECT_LT(covered(slot, {56, 128, 220, 255}, material), 0.9 * straight);
    EXPECT_GT(covered(slot, {128, 200, 220, 255}, material), 1.1 * straight);
    EXPECT_LT(covered(slot, {128, 56, 220, 255}, material), 0.9 * straight);
    // Seen in a mirror what bends to the right bends to the left, and up stays up.
    EXPECT_LT(covered(slot, {200, 128, 220, 255}, material, true), 0.9 * straight);
    EXPECT_GT(covered(slot, {128, 200, 220, 255}, material, true), 1.1 * straight);
    scene::Material plain = material;
    plain.normal_scale = 0;
    EXPECT_NEAR(covered(slot, {200, 128, 220, 255}, plain), of_square(material), 0.01);
}

/// Light computed at vertices that are close on the screen, and colours between them, beside light computed at pixels.
TEST_F(PhysicalTest, FineMeshesLookAsIfEachPixelWereLit) {
    constexpr glm::ivec2 picture{256, 256};
    settings.lighting = {};
    for (const Quality quality : {Quality::draft, Quality::normal}) {
        for (const bool closed : {true, false}) {
            for (const float roughness : {0.2F, 0.6F}) {
                settings.quality = quality;
                scene::Scene scene;
                scene::Mesh sphere = test::in_patches(scene::make_sphere(1.0F, 400, 300));
                scene::Material material = white(0.5F, roughness);
                material.base_color = glm::vec4(0.8F, 0.4F, 0.2F, 1);
                test::show(scene, std::move(sphere), material);
                scene::Camera camera;
                camera.distance = 4;
                const Pixels at_pixels = draw(scene, camera, picture, settings);
                scene::Mesh& mesh = scene.edit_mesh(test::first_geometry<scene::Mesh>(scene));
                mesh.structure.set(
                    mesh, {.closed = closed, .normals_agree = true, .levels = {}, .clusters = test::clusters_of(mesh)});
                const Pixels at_vertices = draw(scene, camera, picture, settings);
                EXPECT_NE(at_pixels, at_vertices) << "nothing else is done";
                double sum = 0;
                for (int y = 0; y < picture.y; ++y) {
                    for (int x = 0; x < picture.x; ++x) {
                        const Pixel a = at_pixels.at(x, y);
                        const Pixel b = at_vertices.at(x, y);
                        const int worst = std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
                        ASSERT_LE(worst, 8) << x << ' ' << y;
                        sum += worst;
                    }
                }
                EXPECT_LE(sum / (picture.x * picture.y), 0.25);
            }
        }
    }
}

TEST_F(PhysicalTest, ManyInOneCallAreLitAsEachAlone) {
    settings.lighting = {};
    const auto add = [](scene::Scene& scene, int i) {
        scene::Material material = white(float(i % 3) / 2, float(i % 5) / 4);
        material.emissive = glm::vec3(0, 0.02F * float(i % 4), 0);
        glm::mat4 transform(1.0F);
        transform[3] = glm::vec4(4 + 8 * (i % 4), -4 - 8 * (i / 4), 0, 1);
        test::show(scene, scene::make_sphere(3, 12, 8), material, transform);
    };
    scene::Scene all;
    for (int i = 0; i < 16; ++i) add(all, i);
    const Pixels pixels = draw(all, test::pixel_camera(size), size, settings);
    EXPECT_EQ(canvas().counts().draw_calls, 1U);
    for (int i = 0; i < 16; ++i) {
        scene::Scene one;
        add(one, i);
        const glm::ivec2 at(4 + 8 * (i % 4), 4 + 8 * (i / 4));
        EXPECT_EQ(pixels.at(at.x, at.y), draw(one, test::pixel_camera(size), size, settings).at(at.x, at.y)) << i;
    }
}

}  // namespace
}  // namespace vitrine::render
