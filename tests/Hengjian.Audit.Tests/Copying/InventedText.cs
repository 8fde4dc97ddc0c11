using System.Globalization;
using System.Text;

namespace Hengjian.Audit.Tests.Copying;

/// <summary>Reports without sense: words drawn at random, so that two never say the same by chance.</summary>
internal sealed class InventedText(int seed)
{
    private const string Signs = "学校教师学生经费投入建设发展改革质量均衡保障机制推进落实完善加强提升优化布局资源配置标准管理安全健康课程评价督导考核问责专项行动计划实施方案重点任务责任部门县区乡镇社区家庭企业合作平台数据信息系统网络培训研修交流轮岗待遇编制职称岗位激励表彰宣传监测预警排查整治隐患设施设备图书实验场地操场食堂宿舍厕所改造扩建新增学位招生入学";
    private readonly Random random = new(seed);

    public string Sentence()
    {
        var text = new StringBuilder();
        for (var clause = random.Next(2, 4); clause > 0; clause--)
        {
            for (var word = random.Next(5, 9); word > 0; word--)
            {
                var at = random.Next(Signs.Length / 2) * 2;
                text.Append(Signs, at, 2);
            }
            if (random.Next(3) == 0) text.Append(CultureInfo.InvariantCulture, $"{random.Next(10, 9999)}所");
            text.Append(clause > 1 ? '，' : '。');
        }
        return text.ToString();
    }

    public List<string> Sentences(int count) => [.. Enumerable.Range(0, count).Select(_ => Sentence())];

    public string Paragraphs(int sentences) => string.Join('\n', Sentences(sentences).Chunk(4).Select(c => string.Concat(c))) + "\n";
}
