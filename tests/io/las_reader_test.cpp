#include <io/las_files.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vitrine::io {
namespace {

/// Two points of an old format, with whatever comes behind their 20 bytes.
LasBuilder old_points(std::uint8_t format, std::uint16_t bytes, const std::string& more, const std::string& more_2) {
    LasBuilder las;
    las.format = format;
    las.record_bytes = bytes;
    las.points = {
        las_point(100, 200, 300, 7).add<std::uint8_t>({0b1101'0001, 0b1010'0110, 0xF6, 5}).add(std::uint16_t{9}).str() +
            more,
        las_point(-150, 0, 1000, 65535).add<std::uint8_t>({0b0001'1011, 2, 90, 0}).add(std::uint16_t{300}).str() +
            more_2};
    for (std::string& point : las.points) point.resize(bytes);
    return las;
}

void expect_old_attributes(const scene::PointCloud& cloud) {
    EXPECT_EQ(all(cloud.positions), (Vectors{{1, 2, 3}, {-1.5F, 0, 10}}));
    EXPECT_EQ(scalar_values(cloud, "intensity"), (Floats{7, 65535}));
    EXPECT_EQ(scalar_values(cloud, "return_number"), (Floats{1, 3}));
    EXPECT_EQ(scalar_values(cloud, "number_of_returns"), (Floats{2, 3}));
    EXPECT_EQ(scalar_values(cloud, "scan_direction"), (Floats{1, 0}));
    EXPECT_EQ(scalar_values(cloud, "edge_of_flight_line"), (Floats{1, 0}));
    EXPECT_EQ(scalar_values(cloud, "classification"), (Floats{6, 2}));
    EXPECT_EQ(scalar_values(cloud, "classification_flags"), (Floats{5, 0}));
    EXPECT_EQ(scalar_values(cloud, "scan_angle"), (Floats{-10, 90}));
    EXPECT_EQ(scalar_values(cloud, "user_data"), (Floats{5, 0}));
    EXPECT_EQ(scalar_values(cloud, "point_source_id"), (Floats{9, 300}));
}

TEST(LasReader, ReadsOldFormats) {
    const TemporaryFolder folder;
    Bytes time;
    time.add(417201.5);
    Bytes time_2;
    time_2.add(417203.75);
    Bytes color;
    color.add<std::uint16_t>({65535, 257, 0});
    Bytes color_2;
    color_2.add<std::uint16_t>({0, 32896, 65535});
    const Bytes wave = Bytes().pad(29, 'w');
    struct Case {
        std::uint8_t format;
        std::uint16_t bytes;
        std::string more;
        std::string more_2;
    };
    for (const auto& [format, bytes, more, more_2] :
         {Case{0, 20, "", ""},
          {1, 28, time, time_2},
          {2, 26, color, color_2},
          {3, 34, time.str() + color.str(), time_2.str() + color_2.str()},
          {4, 57, time.str() + wave.str(), time_2.str() + wave.str()},
          {5, 63, time.str() + color.str() + wave.str(), time_2.str() + color_2.str() + wave.str()}}) {
        SCOPED_TRACE(int{format});
        const std::string file = old_points(format, bytes, more, more_2).file();
        const scene::Scene scene = folder.read("a.las", file);
        const scene::PointCloud& cloud = only_cloud(scene);
        expect_old_attributes(cloud);
        const bool timed = format == 1 || format >= 3;
        const bool colored = format == 2 || format == 3 || format == 5;
        EXPECT_EQ(scalar_values(cloud, "gps_time since the first point"), timed ? (Floats{0, 2.25F}) : Floats{});
        EXPECT_EQ(all(cloud.colors), colored ? (Colors{{255, 1, 0, 255}, {0, 128, 255, 255}}) : Colors{});
        EXPECT_EQ(cloud.scalars.size(), timed ? 11U : 10U);
    }
}

TEST(LasReader, ReadsNewFormats) {
    const TemporaryFolder folder;
    for (std::uint8_t format = 6; format <= 10; ++format) {
        SCOPED_TRACE(int{format});
        LasBuilder las;
        las.minor = 4;
        las.format = format;
        las.record_bytes = 67 + 3;
        Bytes point = las_point(100, 200, 300, 0);
        point.add<std::uint8_t>({0b1111'0101, 0b1110'0011, 200, 0}).add(std::int16_t{-15000}).add(std::uint16_t{1000});
        point.add(5.0).add<std::uint16_t>({255, 1, 0, 77}).pad(las.record_bytes, '\0');
        las.points = {point.str(), point.str()};
        const scene::Scene scene = folder.read("a.las", las.file());
        const scene::PointCloud& cloud = only_cloud(scene);
        EXPECT_EQ(all(cloud.positions), (Vectors{{1, 2, 3}, {1, 2, 3}}));
        EXPECT_EQ(scalar_names(cloud),
                  std::string("return_number,number_of_returns,classification_flags,scanner_channel,"
                              "scan_direction,edge_of_flight_line,classification,scan_angle,"
                              "point_source_id,") +
                      (format == 8 || format == 10 ? "near_infrared," : ""));
        EXPECT_EQ(scalar_values(cloud, "return_number"), (Floats{5, 5}));
        EXPECT_EQ(scalar_values(cloud, "number_of_returns"), (Floats{15, 15}));
        EXPECT_EQ(scalar_values(cloud, "classification_flags"), (Floats{3, 3}));
        EXPECT_EQ(scalar_values(cloud, "scanner_channel"), (Floats{2, 2}));
        EXPECT_EQ(scalar_values(cloud, "classification"), (Floats{200, 200}));
        EXPECT_EQ(scalar_values(cloud, "scan_angle"), (Floats{-90, -90}));
        const bool colored = format == 7 || format == 8 || format == 10;
        EXPECT_EQ(all(cloud.colors), colored ? (Colors(2, {255, 1, 0, 255})) : Colors{}) << "8 bits in 16";
    }
}

TEST(LasReader, LeavesOutWhatIsZeroForAllPoints) {
    const TemporaryFolder folder;
    LasBuilder las;
    las.format = 3;
    las.record_bytes = 34;
    for (int i = 0; i < 50'000; ++i) las.points.push_back(las_point(i, 0, 0, i == 33'333 ? 1 : 0).pad(34, '\0'));
    const scene::Scene scene = folder.read("a.las", las.file());
    const scene::PointCloud& cloud = only_cloud(scene);
    EXPECT_EQ(scalar_names(cloud), "intensity,") << "one point has it";
    EXPECT_TRUE(cloud.colors.empty()) << "black";
    EXPECT_EQ(cloud.scalars[0].values[33'333], 1);
}

TEST(LasReader, KeepsFarCoordinatesExactly) {
    const TemporaryFolder folder;
    LasBuilder las;
    las.scale = {0.001, 0.001, 0.001};
    las.offset = {500000, 4500000, 0};
    las.points = {las_point(-1000, 2000, 100, 1).pad(20, '\0'), las_point(1125, 4000, 101, 1).pad(20, '\0')};
    const scene::Scene scene = folder.read("a.las", las.file());
    EXPECT_EQ(glm::vec3(nodes_of(scene)[0].transform[3]), glm::vec3(500000, 4500003, 0));
    EXPECT_LT(distance(all(only_cloud(scene).positions), {{-1, -1, 0.1F}, {1.125F, 1, 0.101F}}), 1e-6F);
    EXPECT_NEAR(scene.bounds().min.x, 499999, 1e-9);
    EXPECT_NEAR(scene.bounds().max.x, 500001.125, 1e-9) << "not the header's";
}

TEST(LasReader, ReadsExtraBytesByName) {
    const TemporaryFolder folder;
    LasBuilder las;
    las.record_bytes = 20 + 2 + 4 + 3 + 4 + 2;
    las.variable_records = {
        Bytes().add(std::uint16_t{0}).text("other").pad(18, '\0').add<std::uint16_t>({4, 3}).pad(54, '\0').text("abc"),
        las_extra_record(4, 8 | 16, "height above ground", 0.5, 10),
        las_extra_record(9, 0, "range"),
        las_extra_record(0, 3, "three bytes"),
        las_extra_record(13, 0, "pair"),  // two uint16
        las_extra_record(9, 0, "more than there is")};
    for (const int i : {0, 1})
        las.points.push_back(las_point(0, 0, 0, 0)
                                 .pad(20, '\0')
                                 .add(static_cast<std::int16_t>(-3 - i))
                                 .add(0.25F)
                                 .text("???")
                                 .add<std::uint16_t>({500, 600})
                                 .text("__"));
    const scene::Scene scene = folder.read("a.las", las.file());
    const scene::PointCloud& cloud = only_cloud(scene);
    EXPECT_EQ(scalar_names(cloud), "height above ground,range,pair_0,pair_1,");
    EXPECT_EQ(scalar_values(cloud, "height above ground"), (Floats{8.5F, 8}));
    EXPECT_EQ(scalar_values(cloud, "range"), (Floats{0.25F, 0.25F}));
    EXPECT_EQ(scalar_values(cloud, "pair_1"), (Floats{600, 600}));
    EXPECT_TRUE(was_logged("extra bytes are described that points do not have"));
}

/// The file with other bytes at a place.
std::string with(std::string file, std::size_t at, const Bytes& bytes) {
    return file.replace(at, bytes.str().size(), bytes.str());
}

TEST(LasReader, SaysWhatIsWrong) {
    const std::string good = old_points(1, 28, {}, {}).file();
    LasBuilder recorded;
    recorded.variable_records = {las_extra_record(9, 0, "range")};
    recorded.points = {las_point(0, 0, 0, 0).pad(20, '\0')};
    const std::string with_record = recorded.file();
    const auto u16 = [](int value) { return Bytes().add(static_cast<std::uint16_t>(value)); };
    const auto u32 = [](std::uint32_t value) { return Bytes().add(value); };
    expect_errors(
        "a.las",
        {
            {"a short header", good.substr(0, 226), "byte 0: the file ends too early: expected 227 bytes of header"},
            {"no signature", "LASX" + good.substr(4), "byte 0: expected the signature 'LASF'"},
            {"a version", with(good, 25, Bytes().add('\5')), "byte 24: expected version 1.0 to 1.4, found 1.5"},
            {"a header of 0", with(good, 94, u16(0)),
             "byte 94: expected a header of 227 bytes at least, within the file, found one of 0"},
            {"a large header", with(good, 94, u16(65535)), "byte 94: expected a header of 227 bytes at least"},
            {"points in the header", with(good, 96, u32(0)),
             "byte 96: expected points behind the header and within the file, found byte 0"},
            {"points behind the file", with(good, 96, u32(~0U)), "byte 96: expected points behind the header"},
            {"LAZ", with(good, 104, Bytes().add('\x81')),
             "byte 104: is compressed (LAZ), which is not read: expected it as LAS"},
            {"a format", with(good, 104, Bytes().add('\x0B')),
             "byte 104: expected a point format from 0 to 10, found 11"},
            {"short points", with(good, 105, u16(27)),
             "byte 105: expected 28 bytes at least for a point of format 1, found 27"},
            {"more points", with(good, 107, u32(3)),
             "byte 227: expected 3 points of 28 bytes, what is left of the file can hold 2"},
            {"all points", with(good, 107, u32(~0U)), "expected 4294967295 points of 28 bytes"},
            {"truncated", good.substr(0, good.size() - 1),
             "expected 2 points of 28 bytes, what is left of the file can hold 1"},
            {"no scale", with(good, 139, Bytes().add(0.0)), "byte 139: expected a scale other than 0"},
            {"a scale", with(good, 131, Bytes().add(double{NAN})), "byte 131: expected a finite scale"},
            {"an offset", with(good, 171, Bytes().add(double{INFINITY})), "byte 171: expected a finite offset"},
            {"more records", with(with_record, 100, u32(2)), "a variable length record's header, found 0"},
            {"all records", with(with_record, 100, u32(~0U)), "a variable length record's header, found 0"},
            {"a long record", with(with_record, 227 + 20, u16(193)),
             "expected 193 bytes of a variable length record, found 192"},
        });
}

TEST(LasReader, SurvivesEveryBeginningChangeAndNumber) {
    LasBuilder las;
    las.minor = 4;
    las.format = 7;
    las.record_bytes = 38;
    las.variable_records = {las_extra_record(3, 8, "extra", 2)};
    las.points = {las_point(1, 2, 3, 4).pad(38, '\1'), las_point(5, 6, 7, 8).pad(38, '\2')};
    const std::string file = las.file();
    EXPECT_EQ(read_all_beginnings("a.las", file), file.size());
    read_all_changes("a.las", file);
    read_all_numbers<std::uint16_t>("a.las", file, 700);
    read_all_numbers<std::uint32_t>("a.las", file, 300);
    read_all_numbers<std::uint64_t>("a.las", file, 300);
}

}  // namespace
}  // namespace vitrine::io
