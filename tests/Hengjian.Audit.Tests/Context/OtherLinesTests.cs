namespace Hengjian.Audit.Tests.Context;

/// <summary>Values of one line told in another that is made alike: each line has its own two numbers right before it.</summary>
public sealed class OtherLinesTests
{
    [Theory]
    [InlineData("全县小学在校生31860人、专任教师1770人，生师比12.4:1；初中在校生15128人、专任教师1220人，生师比12.4:1。", 12.4)]
    [InlineData("全县小学在校生31860人、专任教师1770人，生师比18.0:1；初中在校生15128人、专任教师1220人，生师比18.0:1。", 18.0)]
    [InlineData("普通高中在校生12400人，安排公用经费1240万元，生均1000元；中职在校生5200人，安排公用经费676万元，生均1000元。", 1000)]
    [InlineData("小学图书总量86.4万册，小学在校生36000人，生均24册；初中图书54.6万册，在校生15600人，生均24册。", 24)]
    [InlineData("甲县教师2980人，需补发676.46万元（人均715元）；乙县教师3344人，需补发239.10万元（人均715元）。", 715)]
    [InlineData("城关镇小学在校生3600人，寄宿生540人，占32.0%；东河镇小学在校生1250人，寄宿生400人，占32.0%。", 32.0)]
    [InlineData("城关镇小学在校生3600人，寄宿生540人，占15.0%；东河镇小学在校生1250人，寄宿生400人，占15.0%。", 15.0)]
    [InlineData("抽测学生5400人，近视2808人，近视率52.0%，同比下降1.4个百分点；其中小学抽测3000人，近视1140人，近视率52.0%。", 52.0)]
    public void ValueOfAnotherLine_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("全县小学在校生31860人、专任教师1770人，生师比18.0:1；初中在校生15128人、专任教师1220人，生师比12.4:1。")]
    [InlineData("甲县教师2980人，需补发676.46万元（人均2270元）；乙县教师3344人，需补发239.10万元（人均715元）。")]
    [InlineData("城关镇小学在校生3600人，寄宿生540人，占15.0%；东河镇小学在校生1250人，寄宿生400人，占32.0%。")]
    [InlineData("城关镇小学在校生3600人，寄宿生540人，占15.0%；东河镇小学在校生4000人，寄宿生600人，占15.0%。")]
    [InlineData("抽测学生5400人，近视2808人，近视率52.0%；其中小学抽测3000人，近视1560人，近视率52.0%。")]
    [InlineData("城区学校在编教师1200人，其中骨干教师120人，占10.0%；乡镇学校在编教师1500人，其中骨干教师300人，占20.0%，骨干教师合计420人，占15.6%。")]
    public void ValueOfItsOwnLine_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text));
}
