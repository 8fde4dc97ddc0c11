using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Lists of quotients, products of a price, and means told after their numbers, of which one was misprinted.</summary>
public sealed class ListedQuotientsTests
{
    [Theory]
    [InlineData("在校学生31660人，其中小学、初中分别为21374人、10286人。\n仪器设备总值7932万元，其中小学、初中分别为4985万元、2947万元，生均分别为3232元、2865元。", 3232)] // 2332
    [InlineData("在校学生31660人，其中小学、初中分别为21374人、10286人。\n专任教师中，小学1271人、初中801人，生师比分别为16.82:1和18.24:1。", 18.24)] // 12.84
    [InlineData("在校生共109053人，蓼河市58204人、望潭县31467人、岚溪县19382人。\n专任教师蓼河市3468人、望潭县2115人、岚溪县1507人，生师比依次为16.8:1、41.9:1和12.9:1。", 41.9)] // 14.9
    public void OneOfAList_WhoseOthersHold_IsFound(string text, double stated) => Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Ratio && c.Stated == stated);

    [Theory]
    [InlineData("在校学生31660人，其中小学、初中分别为21374人、10286人。\n仪器设备总值7932万元，其中小学、初中分别为4985万元、2947万元，生均分别为2332元、2865元。")]
    [InlineData("在校学生31660人，其中小学、初中分别为21374人、10286人。\n小学、初中分别安排公用经费1650万元、1080万元，生均标准分别为720元、940元。")]
    [InlineData("在校生共109053人，蓼河市58204人、望潭县31467人、岚溪县19382人。\n专任教师蓼河市3468人、望潭县2115人、岚溪县1507人，生师比依次为16.8:1、14.9:1和12.9:1。")]
    public void ListThatHolds_OrIsOfNorms_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("享受营养改善计划学生18420人，每人每天5元，全年供餐200天，应拨1824万元。", 1824)] // 1842
    [InlineData("惠及学生46000人，其中甲县27642人，乙县18358人。按每生每天5元、全年200天计，应安排膳食补助资金4060万元。", 4060)]
    [InlineData("新增可调课桌椅7600套，单价265元，投入2014万元。", 2014)] // 201.4
    [InlineData("在园公办幼儿4830人，公用经费每生每年600元，共拨付298.8万元。", 298.8)] // 289.8
    [InlineData("设36个班，按每班45人计，提供学位6120个。", 6120)] // 1620
    public void SlippedProduct_IsFound(string text, double stated) => Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Ratio && c.Stated == stated);

    [Theory]
    [InlineData("享受营养改善计划学生18420人，每人每天5元，全年供餐200天，应拨1842万元。")]
    [InlineData("惠及学生46000人，其中甲县27642人，乙县18358人。按每生每天5元、全年200天计，应安排膳食补助资金4600万元。")]
    [InlineData("新增可调课桌椅7600套，单价265元，投入201.4万元。")]
    [InlineData("设36个班，按每班45人计，提供学位1620个。")]
    [InlineData("小学生15240人、初中生8125人，分别按每生720元、940元拨付，共拨付公用经费1861.0万元。")] // of both
    public void ProductThatHolds_OrOfMore_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("累计完成投资214.68亿元，年均42.49亿元；在建144个。", 42.49)] // 42.94
    [InlineData("2022年7.86亿元，2023年8.31亿元，2024年8.95亿元，年均投入8.73亿元。", 8.73)] // 8.37
    [InlineData("四个县区得分为甲县91.3分、乙县68.2分、丙县88.6分、丁县82.7分，平均87.2分。", 87.2)] // 86.2
    public void SlippedMeanOfYearsOrOfAList_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("累计完成投资214.68亿元，年均42.94亿元；在建144个。")]
    [InlineData("2024年投入52.6亿元，“十三五”以来年均38.47亿元。")]
    [InlineData("2022年7.86亿元，2023年8.31亿元，2024年8.95亿元，年均投入8.37亿元。")]
    [InlineData("四个县区得分为甲县91.3分、乙县86.2分、丙县88.6分、丁县82.7分，平均87.2分。")]
    [InlineData("甲县91.3分、乙县86.2分、丙县88.6分，全市平均84.7分。")] // of more than those told
    public void MeanThatHolds_OrOfOthers_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
