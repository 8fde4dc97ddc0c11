using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Norms in brackets, lists numbered in the line, parts of a duty, and distances from an aim.</summary>
public sealed class StatedByPlaceTests
{
    [Theory]
    [InlineData("小学生师比由18.4:1降至16.5:1；初中生师比由13.6:1降至12.0:1；普通高中生师比由13.9:1降至12.3:1，三个学段均优于省定标准（小学19:1、初中13.5:1、高中12.5:1）。", "12.3", "13.2")]
    [InlineData("目前小学、初中、高中生师比分别为17.2∶1、12.8∶1、12.4∶1，均达到国家标准（小学19∶1，初中13.5∶1，高中12.5∶1）。", "12.4", "12.8")]
    [InlineData("市政府将4件水利实事写入工作报告，即（1）新建泵站、（2）清淤渠道、（3）加固堤防、（4）更新闸门，年底全部办结。", "4件", "5件")]
    [InlineData("近年来应配建泵站（含备用）的小区34个，已建成并移交26个，已建成未移交5个，未建3个，移交率76.5%。", "3个", "4个")]
    [InlineData("改造渠道61240米，渠道总长113860米，占比53.8%，离目标还差1.2个百分点。", "1.2个百分点", "1.2%")]
    [InlineData("拨付进度90.0%，比去年同期的71.5%加快18.5个百分点。", "18.5个百分点", "18.5%")]
    [InlineData("库区沿线移民836人，三处安置点在册移民412人（其中投亲37人），分散安置移民379人，有45人自愿留守，安置率94.6%。", "379", "397")]
    [InlineData("库区沿线移民836人，三处安置点在册移民412人（其中投亲37人），分散安置移民379人，有45人自愿留守，安置率94.6%。", "836", "863")]
    [InlineData("配建泵站53座，配建率达到52.3%，其中公管泵站35座，普惠性民管泵站13座，配建泵站中普惠性泵站(公管泵站和普惠性民管泵站)占比达到90.6%。", "90.6", "96.0")]
    [InlineData("其中90分以上的5个镇，依次为东河镇94.6分、西河镇93.1分、南河镇92.5分、北河镇91.8分、中河镇90.2分，评定为优秀；85分至90分之间的2个镇，为上河镇88.7分、下河镇86.4分。", "5个镇", "6个镇")]
    public void Statement_IsConfirmedAndItsMistakeFlagged(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.NotEmpty(Audited.Wrong(text[..at] + wrong + text[(at + right.Length)..]));
    }

    /// <summary>Five chapters before are no excuse for a list of four that is called five.</summary>
    [Fact]
    public void PointedCount_IsOfTheListRightBefore()
    {
        const string text = "（一）灌溉\n渠道畅通。\n（二）防汛\n堤防稳固。\n（三）供水\n水质达标。\n（四）治污\n断面改善。\n（五）节水\n用量下降。\n四、改进方向\n1.清淤渠道；\n2.加固堤防；\n3.更换管网；\n4.安装水表。\n以上5条措施均已分解到责任单位。";
        Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Count);
        Assert.DoesNotContain(Audited.Wrong(text.Replace("以上5条", "以上4条", StringComparison.Ordinal)), c => c.Kind == ClaimKind.Count);
    }

    [Theory]
    // What is left of all is a share.
    [InlineData("已完成投资占比81.5%，离目标还差18.5%。")]
    // A part of the undone told beside them.
    // Among others that are no parts of the first.
    [InlineData("库区移民836人，培训512人，就业397人，创业45人。")]
    [InlineData("应配建小区34个，已建成26个，未建成8个，未建成中未立项5个。")]
    public void OtherMeaning_AccusesNothing(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
