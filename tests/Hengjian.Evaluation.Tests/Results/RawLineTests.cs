using System.Text;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Tests.Importing;

namespace Hengjian.Evaluation.Tests.Results;

public sealed class RawLineTests
{
    private static RawLine? Read(string text, int line)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return RawLine.Read(stream, 0, line);
    }

    [Fact]
    public void Line_ComesWithItsHeads_EmptyCellsStay()
    {
        var line = Read("学校,学生数,班数\n东溪小学,100,3\n西坪小学,,2\n", 3)!;
        Assert.Equal(["学校", "学生数", "班数"], line.Heads);
        Assert.Equal(["西坪小学", "", "2"], line.Cells);
    }

    [Fact]
    public void Line_IsReadFromItsOwnSheet()
    {
        using var stream = new MemoryStream(ImportSample.Book(
            ("封面", [["青禾县", "二〇二四年"], ["说明", "盖章"], ["封面的", "第三行"]]),
            ("学校表", [["学校", "学生数"], ["东溪小学", 100], ["西坪小学", 90]])));
        var line = RawLine.Read(stream, 1, 3)!;
        Assert.Equal(["西坪小学", "90"], line.Cells);
        Assert.Equal(["学校", "学生数"], line.Heads);
        Assert.Equal("学校表", line.Sheet);
        Assert.Null(RawLine.Read(stream, 2, 1));
    }

    [Fact]
    public void LineBeyondTheEnd_IsNull() => Assert.Null(Read("学校,学生数\n东溪小学,100\n", 9));
}
