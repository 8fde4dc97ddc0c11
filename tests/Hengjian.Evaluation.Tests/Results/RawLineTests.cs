using System.Text;
using Hengjian.Evaluation.Results;

namespace Hengjian.Evaluation.Tests.Results;

public sealed class RawLineTests
{
    private static RawLine? Read(string text, int line)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return RawLine.Read(stream, line);
    }

    [Fact]
    public void Line_ComesWithItsHeads_EmptyCellsStay()
    {
        var line = Read("学校,学生数,班数\n东溪小学,100,3\n西坪小学,,2\n", 3)!;
        Assert.Equal(["学校", "学生数", "班数"], line.Heads);
        Assert.Equal(["西坪小学", "", "2"], line.Cells);
    }

    [Fact]
    public void LineBeyondTheEnd_IsNull() => Assert.Null(Read("学校,学生数\n东溪小学,100\n", 9));
}
