using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ReviewInputConfiguration : IEntityTypeConfiguration<ReviewInputRecord>
{
    public void Configure(EntityTypeBuilder<ReviewInputRecord> builder)
    {
        builder.ToTable("review_inputs");
        builder.Property(r => r.Item).HasMaxLength(60);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.By).HasMaxLength(100);
        builder.Property(r => r.EnteredBy).HasMaxLength(40);
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.RoundId, r.RegionCode, r.Item });
    }
}
