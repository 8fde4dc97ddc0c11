using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Facts;

public sealed class ClassStagesTests
{
    [Fact]
    public void EveryCodeOfTheDictionary_NamesAStage()
    {
        string[] labels = ["幼儿园", "小学", "初中", "普通高中", "中等职业", "特殊教育"];
        var cells = new Dictionary<string, Column> { [ClassStages.Element] = new CodeColumn([0, 1, 2, 3, 4, 5, CodeColumn.None], labels) };
        Assert.Equal<SchoolStage>(
            [
                SchoolStage.Preschool, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior, SchoolStage.Vocational,
                SchoolStage.Special, SchoolStage.All,
            ],
            ClassStages.Of(cells, 7).ToList());
    }

    [Fact]
    public void CodeWithoutAStage_IsNotPassedOver()
    {
        var cells = new Dictionary<string, Column> { [ClassStages.Element] = new CodeColumn([0], ["某学段"]) };
        Assert.Throws<InvalidOperationException>(() => ClassStages.Of(cells, 1));
    }
}
