#include <support/gl_test.h>

#include <vitrine/gl/object.h>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <type_traits>
#include <utility>

namespace vitrine::gl {
namespace {

using test::GlTest;

/// How each kind of object is made and asked for.
template <class T>
struct Kind;

template <>
struct Kind<Buffer> {
    static Buffer make(std::string_view label) { return Buffer::make(label); }
    static bool exists(GLuint id) { return glIsBuffer(id) == GL_TRUE; }
};
template <>
struct Kind<Texture> {
    static Texture make(std::string_view label) { return Texture::make(label, GLenum{GL_TEXTURE_2D}); }
    static bool exists(GLuint id) { return glIsTexture(id) == GL_TRUE; }
};
template <>
struct Kind<Renderbuffer> {
    static Renderbuffer make(std::string_view label) { return Renderbuffer::make(label); }
    static bool exists(GLuint id) { return glIsRenderbuffer(id) == GL_TRUE; }
};
template <>
struct Kind<Framebuffer> {
    static Framebuffer make(std::string_view label) { return Framebuffer::make(label); }
    static bool exists(GLuint id) { return glIsFramebuffer(id) == GL_TRUE; }
};
template <>
struct Kind<VertexArray> {
    static VertexArray make(std::string_view label) { return VertexArray::make(label); }
    static bool exists(GLuint id) { return glIsVertexArray(id) == GL_TRUE; }
};
template <>
struct Kind<Query> {
    static Query make(std::string_view label) { return make_timestamp(label); }
    static bool exists(GLuint id) { return glIsQuery(id) == GL_TRUE; }
};
template <>
struct Kind<Program> {
    static Program make(std::string_view label) { return Program::make(label); }
    static bool exists(GLuint id) { return glIsProgram(id) == GL_TRUE; }
};
template <>
struct Kind<Shader> {
    static Shader make(std::string_view label) { return Shader::make(label, GLenum{GL_VERTEX_SHADER}); }
    static bool exists(GLuint id) { return glIsShader(id) == GL_TRUE; }
};

template <class Traits>
std::string label_of(const Object<Traits>& object) {
    std::array<char, 1024> text{};
    glGetObjectLabel(Traits::identifier, object.id(), text.size(), nullptr, text.data());
    return text.data();
}

template <class T>
class ObjectTest : public GlTest {};

using AllKinds = testing::Types<Buffer, Texture, Renderbuffer, Framebuffer, VertexArray, Query, Program, Shader>;
TYPED_TEST_SUITE(ObjectTest, AllKinds);

TYPED_TEST(ObjectTest, ExistsFromMakeToTheEndOfItsLife) {
    GLuint id = 0;
    {
        const TypeParam object = Kind<TypeParam>::make("short-lived");
        id = object.id();
        EXPECT_NE(id, 0U);
        EXPECT_TRUE(object);
        EXPECT_TRUE(Kind<TypeParam>::exists(id));
    }
    EXPECT_FALSE(Kind<TypeParam>::exists(id));
}

TYPED_TEST(ObjectTest, DefaultConstructedOwnsNothing) {
    TypeParam object;
    EXPECT_FALSE(object);
    EXPECT_EQ(object.id(), 0U);
    object.reset();
    EXPECT_EQ(object.id(), 0U);
}

TYPED_TEST(ObjectTest, MovedFromOwnsNothing) {
    TypeParam first = Kind<TypeParam>::make("moved");
    const GLuint id = first.id();
    const TypeParam second(std::move(first));
    EXPECT_EQ(first.id(), 0U);  // NOLINT(bugprone-use-after-move): that is the promise
    EXPECT_EQ(second.id(), id);
    EXPECT_TRUE(Kind<TypeParam>::exists(id));
}

TYPED_TEST(ObjectTest, AssignmentDeletesWhatWasOwned) {
    TypeParam target = Kind<TypeParam>::make("replaced");
    TypeParam source = Kind<TypeParam>::make("kept");
    const GLuint replaced = target.id();
    const GLuint kept = source.id();
    target = std::move(source);
    EXPECT_FALSE(Kind<TypeParam>::exists(replaced));
    EXPECT_TRUE(Kind<TypeParam>::exists(kept));
    EXPECT_EQ(target.id(), kept);
    EXPECT_FALSE(source);  // NOLINT(bugprone-use-after-move)
}

TYPED_TEST(ObjectTest, AssignmentToItselfKeepsIt) {
    TypeParam object = Kind<TypeParam>::make("self");
    TypeParam& alias = object;
    object = std::move(alias);
    EXPECT_TRUE(object);
    EXPECT_TRUE(Kind<TypeParam>::exists(object.id()));
}

TYPED_TEST(ObjectTest, ResetDeletesOnce) {
    TypeParam object = Kind<TypeParam>::make("reset");
    const GLuint id = object.id();
    object.reset();
    EXPECT_FALSE(object);
    EXPECT_FALSE(Kind<TypeParam>::exists(id));
    object.reset();
}

TYPED_TEST(ObjectTest, CarriesItsLabel) {
    EXPECT_EQ(label_of(Kind<TypeParam>::make("positions of 'bunny'")), "positions of 'bunny'");
}

// Labels come from files, GL_MAX_LABEL_LENGTH from the driver.
TYPED_TEST(ObjectTest, CutsALabelThatIsTooLong) {
    const std::string name(5000, 'n');
    const std::string label = label_of(Kind<TypeParam>::make(name));
    EXPECT_GE(label.size(), 200U);
    EXPECT_EQ(label, name.substr(0, label.size()));
    EXPECT_EQ(this->take_complaints(), 0U);
}

TYPED_TEST(ObjectTest, TakesAnEmptyLabel) {
    EXPECT_EQ(label_of(Kind<TypeParam>::make("")), "");
}

static_assert(!std::is_copy_constructible_v<Buffer> && !std::is_copy_assignable_v<Buffer>);
static_assert(std::is_nothrow_move_constructible_v<Buffer> && std::is_nothrow_move_assignable_v<Buffer>);

}  // namespace
}  // namespace vitrine::gl
