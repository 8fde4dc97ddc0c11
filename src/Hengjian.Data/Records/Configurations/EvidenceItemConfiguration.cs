using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class EvidenceItemConfiguration : IEntityTypeConfiguration<EvidenceItemRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceItemRecord> builder)
    {
        builder.ToTable("evidence_items");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Link).HasMaxLength(1000);
        builder.HasIndex(r => r.UnitId);
        builder.HasIndex(r => new { r.RegionCode, r.Number });
    }
}
