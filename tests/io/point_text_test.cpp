#include <io/cloud_files.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::io {
namespace {

const Vectors two_points{{1, 2, 3}, {-4.5F, 0.25F, 6e3F}};

TEST(PointText, ReadsPointsHoweverTheyAreParted) {
    const TemporaryFolder folder;
    const std::vector<std::string> texts{
        "1 2 3\n-4.5 0.25 6e3\n",
        "1,2,3\n-4.5,0.25,6e3",
        "1;2;3\r\n-4.5;0.25;6e3\r\n",
        "\t1\t2\t3\r -4.5\t0.25\t6e3",
        "\xEF\xBB\xBF# a comment\n\n// another\n 1 , 2 , 3 \n\n# in between\n-4.5, 0.25, 6E+3 # behind\n\n",
        "1 2 3,\n-4.5 0.25 6e3,\n",
        "x,y,z\n1,2,3\n-4.5,\"0.25\",6e3\n",
        "2\n1 2 3\n-4.5 0.25 6e3\n",
    };
    for (const std::string& text : texts) {
        for (const char* name : {"a.xyz", "a.CSV", "a.dat"}) {
            const scene::Scene scene = folder.read(name, text);
            const scene::PointCloud& cloud = only_cloud(scene);
            EXPECT_EQ(all(cloud.positions), two_points) << text;
            EXPECT_TRUE(cloud.colors.empty() && cloud.normals.empty() && cloud.scalars.empty()) << text;
        }
    }
}

TEST(PointText, TellsColumnsByTheirNumberAndValues) {
    const TemporaryFolder folder;
    const Colors red_and_gray{{255, 0, 0, 255}, {128, 128, 128, 255}};
    const Vectors normals{{0, 0, 1}, {0, -1, 0}};
    const auto read = [&](std::string_view text) { return folder.read("a.xyz", text); };

    const scene::Scene intensity = read("1 2 3 0.5\n4 5 6 7\n");
    EXPECT_EQ(scalar_values(only_cloud(intensity), "intensity"), (Floats{0.5F, 7}));
    const scene::Scene five = read("1 2 3 0.5 1\n4 5 6 7 2\n");
    EXPECT_EQ(scalar_values(only_cloud(five), "column 4"), (Floats{0.5F, 7}));
    EXPECT_EQ(scalar_values(only_cloud(five), "column 5"), (Floats{1, 2}));
    EXPECT_EQ(all(only_cloud(read("1 2 3 255 0 0\n4 5 6 128 128 128\n")).colors), red_and_gray);
    EXPECT_EQ(all(only_cloud(read("1 2 3 1 0 0\n4 5 6 0.5 0.5 0.5\n")).colors), red_and_gray) << "floats up to 1";
    EXPECT_EQ(all(only_cloud(read("1 2 3 0 0 1\n4 5 6 0 -1 0\n")).normals), normals);
    const scene::Scene neither = read("1 2 3 500 0 0\n4 5 6 0 -1 0\n");
    EXPECT_EQ(scalar_values(only_cloud(neither), "column 4"), (Floats{500, 0}));

    const scene::Scene pts = read("2\n1 2 3 -1200 255 0 0\n4 5 6 7 128 128 128\n");
    EXPECT_EQ(all(only_cloud(pts).colors), red_and_gray);
    EXPECT_EQ(scalar_values(only_cloud(pts), "intensity"), (Floats{-1200, 7}));
    EXPECT_EQ(pts.material(only_cloud(pts).material).base_color, glm::vec4(1));

    for (const char* text :
         {"1 2 3 255 0 0 0 0 1\n4 5 6 128 128 128 0 -1 0\n", "1 2 3 0 0 1 255 0 0\n4 5 6 0 -1 0 128 128 128\n"}) {
        const scene::Scene nine = read(text);
        EXPECT_EQ(all(only_cloud(nine).colors), red_and_gray) << text;
        EXPECT_EQ(all(only_cloud(nine).normals), normals) << text;
        EXPECT_TRUE(only_cloud(nine).scalars.empty()) << text;
    }
}

TEST(PointText, TakesColumnsByTheirNames) {
    const TemporaryFolder folder;
    const std::vector<std::string> texts{
        "Z,\"Blue\",NX,X,GREEN,ny,Red,nz,y,gps time,note,\n3,1,0,1,2,0,3,2,2,0.5,tree\n6,255,0,4,0,-3,0,0,5,,\"a, "
        "b\"\n",
        "z;b;nx;x;g;ny;r;nz;y;gps time;note\n3;1;0;1;2;0;3;2;2;0.5;tree\n6;255;0;4;0;-3;0;0;5;;house\n",
    };
    for (const std::string& text : texts) {
        const scene::Scene scene = folder.read("a.csv", text);
        const scene::PointCloud& cloud = only_cloud(scene);
        EXPECT_EQ(all(cloud.positions), (Vectors{{1, 2, 3}, {4, 5, 6}}));
        EXPECT_EQ(all(cloud.colors), (Colors{{3, 2, 1, 255}, {0, 0, 255, 255}}));
        EXPECT_EQ(all(cloud.normals), (Vectors{{0, 0, 1}, {0, -1, 0}})) << "at length 1";
        ASSERT_EQ(cloud.scalars.size(), 1U) << "a column of words is left out";
        EXPECT_EQ(cloud.scalars[0].name, "gps time");
        EXPECT_EQ(cloud.scalars[0].values[0], 0.5F);
        EXPECT_TRUE(std::isnan(cloud.scalars[0].values[1])) << "empty";
        EXPECT_TRUE(was_logged("column 'note' holds no numbers"));
    }
    const scene::Scene commented = folder.read("a.asc", "//X Y Z Depth R G B\n1 2 3 0.5 255 0 0\n");
    EXPECT_EQ(scalar_values(only_cloud(commented), "Depth"), Floats{0.5F});
    EXPECT_EQ(all(only_cloud(commented).colors), (Colors{{255, 0, 0, 255}}));
    const scene::Scene two_colors = folder.read("a.txt", "x y z r g\n1 2 3 4 5\n");
    EXPECT_EQ(scalar_values(only_cloud(two_colors), "r"), Floats{4}) << "two channels are scalars";
}

TEST(PointText, KeepsFarCoordinatesExactly) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.xyz", "500000.125 4500000.25 10\n500001.25 4500002.5 12\n");
    const scene::Node node = nodes_of(scene)[0];
    EXPECT_EQ(glm::vec3(node.transform[3]), glm::vec3(500001, 4500001, 0));
    EXPECT_EQ(all(only_cloud(scene).positions), (Vectors{{-0.875F, -0.75F, 10}, {0.25F, 1.5F, 12}}));
    EXPECT_EQ(scene.bounds().min, glm::dvec3(500000.125, 4500000.25, 10));
}

/// Enough text for several chunks, with what is passed over among it.
std::string many_points(std::size_t count) {
    std::string text = "# many\n";
    for (std::size_t i = 0; i < count; ++i) {
        text += std::to_string(i) + " " + std::to_string(i % 100) + ".5 -1e-3\n";
        if (i % 1000 == 0) text += "\n# comment\n";
    }
    return text;
}

TEST(PointText, ReadsManyChunks) {
    const TemporaryFolder folder;
    constexpr std::size_t count = 200'000;
    const scene::Scene scene = folder.read("a.xyz", many_points(count));
    const scene::PointCloud& cloud = only_cloud(scene);
    ASSERT_EQ(cloud.positions.size(), count);
    for (std::size_t i = 0; i < count; i += 999)
        EXPECT_EQ(cloud.positions[i], glm::vec3(static_cast<float>(i), static_cast<float>(i % 100) + 0.5F, -1e-3F));
    std::string bad = many_points(count);
    const auto line = static_cast<std::size_t>(std::count(bad.begin(), bad.end(), '\n')) + 1;
    EXPECT_EQ(folder.error("a.xyz", bad + "1 2\n1 2 3 4\n"),
              "a.xyz: line " + std::to_string(line) + ": expected 3 numbers, as in the first line of numbers, found 2");
}

TEST(PointText, SaysWhatIsWrong) {
    expect_errors(
        "a.xyz",
        {
            {"words", "1 2 3\n1 two 3\n", "line 2: expected a number for 'y', found 'two'"},
            {"too few", "1 2 3\n\n1 2\n", "line 3: expected 3 numbers, as in the first line of numbers, found 2"},
            {"too many", "1 2 3\n1 2 3 4\n", "line 2: expected 3 numbers, as in the first line of numbers, found 4"},
            {"not finite", "1 2 3\n1 nan 3\n", "line 2: expected a finite number for 'y', found 'nan'"},
            {"beyond floats", "1 2 3\n1 2 -1e39\n", "line 2: expected a finite number for 'z', found '-1e39'"},
            {"an empty position", "1,2,3\n1,,3\n", "line 2: expected a number for 'y', found ''"},
            {"an empty colour", "x,y,z,red,g,b\n1,2,3,4,5,6\n1,2,3,,5,6\n",
             "line 3: expected a number for 'red', found ''"},
            {"two columns", "1 2\n3 4\n", "line 1: expected 3 numbers of a point at least, found 2"},
            {"prose", "nothing to see\n", "line 1: expected numbers, or names of columns with 'x', 'y' and 'z'"},
            {"two headers", "x y z\na b c\n", "line 2: expected numbers of a point, found 'a'"},
            {"names that do not fit", "x y z w\n1 2 3\n",
             "line 2: expected 4 numbers, one for each name of a column, found 3"},
            {"no points", "# nothing\n", "line 2: expected points, a line of numbers each, found none"},
            {"only a count", "7\n", "line 2: expected points, a line of numbers each, found none"},
            {"a count of more", "3\n1 2 3\n4 5 6\n", "line 1: expected 3 points, as this line says, found 2"},
            {"a huge count", "18446744073709551615\n1 2 3\n4 5 6\n", "line 1: expected 18446744073709551615 points"},
            {"zeros", std::string("1 2 3\n1 \0 3\n", 12), "line 2: expected a number for 'y'"},
        });
}

TEST(PointText, AsksForNoMoreMemoryThanRowsOfAllColumnsNeed) {
    const TemporaryFolder folder;
    std::string text = "0";
    for (int i = 1; i < 4096; ++i) text += " 0";
    const std::string wide = text + "\n";
    EXPECT_EQ(only_cloud(folder.read("a.xyz", wide)).scalars.size(), 4093U);
    EXPECT_EQ(folder.error("a.xyz", text + " 0\n"),
              "a.xyz: line 1: expected 4096 numbers of a point at most, found more");
    std::string short_rows;
    for (int i = 0; i < 500'000; ++i) short_rows += "1\n";  // as many of all columns would take 8 GB
    EXPECT_EQ(folder.error("a.xyz", wide + short_rows),
              "a.xyz: line 2: expected 4096 numbers, as in the first line of numbers, found 1");
}

TEST(PointText, ReadsNumbersOfManyDigits) {
    const TemporaryFolder folder;
    const scene::Scene scene = folder.read("a.xyz", "0.12345678901234567 1.0000000000000001e-5 -1.5e-30\n1 2 3\n");
    EXPECT_EQ(only_cloud(scene).positions[0], glm::vec3(0.12345678901234567F, 1e-5F, -1.5e-30F));
}

TEST(PointText, ShowsMorePointsThanTheFileSays) {
    const TemporaryFolder folder;
    EXPECT_EQ(only_cloud(folder.read("a.pts", "1\n1 2 3\n4 5 6\n")).positions.size(), 2U);
    EXPECT_TRUE(was_logged("has 2 points, more than the 1 it says"));
}

TEST(PointText, IsToldByItsContent) {
    const TemporaryFolder folder;
    EXPECT_EQ(only_cloud(folder.read("noname", "1 2 3\n4 5 6\n")).positions.size(), 2U);
    EXPECT_EQ(only_cloud(folder.read("a.stl", "x y z\n1 2 3\n4 5 6\n")).positions.size(), 2U);
    for (const char* text : {"1 2\n3 4\n", "1 2 3\n4 5\n", "a b c\n1 2 3\n", "{1 2 3}\n", "4\n5\n6\n"})
        EXPECT_NE(folder.error("noname", text).find("is of an unknown kind"), std::string::npos) << text;
}

TEST(PointText, SurvivesEveryBeginningAndChange) {
    const std::string text = "# x\n2\nX,y,z,R,G,B,\"t\"\n1.5,2,3,255,0,0,1e3\n4,5,6e1,1,2,3,\n";
    EXPECT_GT(read_all_beginnings("a.csv", text), 10U);
    read_all_changes("a.csv", text);
    read_all_changes("a.xyz", "1 2 3 0 0 1\n4 5 6 0 1 0\n");
}

}  // namespace
}  // namespace vitrine::io
