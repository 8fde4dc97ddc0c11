using System.Text;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("学校表.xlsx", 260, "学校表.xlsx")]
    [InlineData("一二三四五六七八.xlsx", 11, "一二三四五….xlsx")]
    // 𠮷 is two UTF-16 units: half of one is never kept.
    [InlineData("𠮷𠮷𠮷𠮷.csv", 10, "𠮷𠮷….csv")]
    public void FileName_KeepsItsExtension(string name, int most, string expected) => Assert.Equal(expected, ShortText.FileName(name, most));

    [Fact]
    public void NameOfTheMarkedCopy_FitsAnyFileSystem()
    {
        var name = ErrorCopy.NameFor(new string('表', 120) + ".xls");
        Assert.EndsWith("…-错误标注.xlsx", name, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(name) <= 240);
    }
}
